"""Each mutant in a process of its own, forked from one that has everything imported and collected.

There the tests that come by the change run, the quickest first, up to the first that fails. Limits
are of processor time, so that a busy machine is never a verdict.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.mutants.ledger import NOTICED as NOTICED_BY_ANY
from tests.mutants.ledger import Ledger, Verdict
from tests.mutants.making import CORE, Mutant, changed_source, source_of
from tests.mutants.planting import Planted, exchange, forget_everything
from tests.mutants.reach import Reach, load

MEMORY_BYTES = 3 << 30
PATIENCE_S = 2
PATIENCE = 10
"""A test may take this many times its usual processor time, and `PATIENCE_S` more."""
EXAMPLES = 25
SAFE, NOTICED, ANEW, BROKEN = 0, 1, 102, 103
"""What a try ends with: pytest itself knows 0 to 5 ..."""
NO_TESTS = 5
"""... where the change has renamed all that were to be run, so none has noticed it."""
OPTIONS = ("-q", "-s", "-p", "no:cacheprovider")
ALREADY = ("-W", "ignore::pytest.PytestAssertRewriteWarning")


class Quiet:
    """Hypothesis alike in every run, with fewer examples and nothing kept or shrunk."""

    def pytest_sessionstart(self) -> None:
        """After conftest.py, before any test is imported."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        ci = settings.get_profile("ci")
        settings.register_profile("mutants", ci, max_examples=EXAMPLES, phases=phases)
        settings.load_profile("mutants")


@dataclass(slots=True, eq=False)
class Tries(Quiet):
    """Stands in the place of pytest's loop: tries the mutants instead of running the tests."""

    mutants: Sequence[Mutant]
    ledger: Ledger
    reach_file: Path
    limit_s: float
    _items: dict[str, pytest.Item] = field(default_factory=dict)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure what each test reaches, if that is not known; then one mutant after the other."""
        if session.testsfailed:
            pytest.exit("the tests cannot be collected", returncode=3)
        self._items = {item.nodeid: item for item in session.items}
        if not self.reach_file.exists():
            _say(f"measuring what each of {len(self._items)} tests reaches")
            if _apart(lambda: self._measure(session)) != SAFE:
                pytest.exit("what the tests reach could not be measured", returncode=3)
        reach = load(self.reach_file)
        for test in reach.unfit:
            _say(f"LEFT OUT, for it fails without any mutant while it is watched: {test}")
        for mutant in self.mutants[:1]:
            unchanged = source_of(mutant.module).read_text("utf-8")
            if self._tried(session, mutant, unchanged, reach) in NOTICED_BY_ANY:
                pytest.exit("the tests fail where nothing is changed", returncode=3)
        for number, mutant in enumerate(self.mutants, 1):
            started = time.monotonic()
            verdict = self._tried(session, mutant, changed_source(mutant), reach)
            took = time.monotonic() - started
            self.ledger.add(mutant, verdict, took)
            _say(f"{number}/{len(self.mutants)} {verdict:<9} {took:5.1f}s {mutant}")
        return True

    def _tried(self, session: pytest.Session, mutant: Mutant, source: str, reach: Reach) -> Verdict:
        tests, _ = reach.tests_for(mutant, self.limit_s)
        tests = [test for test in tests if test in self._items]
        if not tests:
            return self.ledger.verdicts.get(mutant.key, Verdict.UNREACHED)
        code = ANEW
        if mutant.inside:
            code = _apart(lambda: self._here(session, mutant, source, tests, reach))
        if code in (SAFE, ANEW):
            # What was made when the tests were imported was made without the mutant.
            code = _apart(lambda: _anew(mutant, source, tests, reach))
        if code < 0:
            return Verdict.TIMEOUT
        if code == BROKEN:
            return Verdict.BROKEN
        return Verdict.SURVIVED if code in (SAFE, NO_TESTS) else Verdict.KILLED

    def _here(
        self,
        session: pytest.Session,
        mutant: Mutant,
        source: str,
        tests: Sequence[str],
        reach: Reach,
    ) -> int:
        if not exchange(mutant, source):
            return ANEW
        items = [self._items[test] for test in tests]
        for item, after in zip(items, [*items[1:], None], strict=True):
            _allow(reach.seconds[item.nodeid])
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                return NOTICED
        return SAFE

    def _measure(self, session: pytest.Session) -> int:
        from coverage import Coverage

        watch = Coverage(data_file=None, config_file=False, include=[f"{CORE}/*"])
        seconds: dict[str, float] = {}
        unfit: list[str] = []
        items = session.items
        watch.start()
        for item, after in zip(items, [*items[1:], None], strict=True):
            watch.switch_context(item.nodeid)
            started, failed = time.process_time(), session.testsfailed
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed == failed:
                seconds[item.nodeid] = time.process_time() - started
            else:
                unfit.append(item.nodeid)
        watch.stop()
        bit = {test: 1 << at for at, test in enumerate(seconds)}
        data = watch.get_data()
        lines = {
            os.path.relpath(file): {
                line: sum(bit.get(test, 0) for test in set(tests))
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        Reach(seconds, lines, tuple(unfit)).save(self.reach_file)
        return SAFE


@dataclass(slots=True, eq=False)
class Chosen(Quiet):
    """Runs some of the tests, in the order given, each with the time that it may take."""

    tests: Sequence[str]
    reach: Reach

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep those that were chosen."""
        found = {item.nodeid: item for item in items}
        items[:] = [found[test] for test in self.tests if test in found]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Start its time."""
        _allow(self.reach.seconds[item.nodeid])
        return (yield)


def _anew(mutant: Mutant, source: str, tests: Sequence[str], reach: Reach) -> int:
    forget_everything()
    sys.meta_path.insert(0, Planted(mutant, source))
    files = list(dict.fromkeys(test.split("::")[0] for test in tests))
    _allow(10)
    return int(pytest.main([*OPTIONS, *ALREADY, "-x", *files], plugins=[Chosen(tests, reach)]))


def _allow(usual_s: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime
    until = int(spent + PATIENCE_S + PATIENCE * usual_s) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (until, most))


def _apart(work: Callable[[], int]) -> int:
    """Do it in a process of its own, silently; its code, or below zero where it was ended."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = BROKEN
        try:
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, 1)
            os.dup2(nothing, 2)
            signal.signal(signal.SIGXCPU, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            code = work()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
