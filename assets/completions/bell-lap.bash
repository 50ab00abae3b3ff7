# Completion of bell-lap for bash: bell-lap completion bash > ~/.local/share/bash-completion/completions/bell-lap

_bell_lap() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=""
    local commands="run resume rehearse sound show check sessions paces history log doctor completion"
    (( COMP_CWORD > 1 )) && command=${COMP_WORDS[1]}
    COMPREPLY=()

    case $previous in
        --who) _bell_lap_words "coach clicker solo"; return ;;
        --start) _bell_lap_words "auto clock tap"; return ;;
        --sound | --backend) _bell_lap_words "auto simpleaudio miniaudio bell none"; return ;;
        --kind) _bell_lap_words "base intervals sprints pacing drills strength power time-trial rest"; return ;;
        --rest) _bell_lap_words "60s 75s 90s 2min 3min"; return ;;
        --session) command=session ;;
        --ready | --goal | --speed | --seed | --limit | --volume | --delay) return ;;
        --since | --until | --tag | --text | --runner | --season | --weeks | --month | --note | --conditions | --rpe | --date) return ;;
        --workout) _bell_lap_words "last"; return ;;
        --render) command=session ;;
    esac

    case $command in
        "") _bell_lap_words "$commands --help --version" ;;
        run) _bell_lap_session "--who --start --ready --goal --sound --plain --help" ;;
        rehearse) _bell_lap_session "--speed --seed --who --start --ready --goal --sound --plain --help" ;;
        session) _bell_lap_session "" ;;
        sound) _bell_lap_words "--plain --backend --volume --delay --save --list --render --goal --force --json --help" ;;
        show) _bell_lap_session "--goal --json --help" ;;
        check) _bell_lap_session "--json --help" ;;
        resume) _bell_lap_words "--sound --plain --help" ;;
        sessions) _bell_lap_words "--json --help" ;;
        doctor)
            if [[ ${COMP_WORDS[2]} == keys ]] && (( COMP_CWORD > 2 )); then
                _bell_lap_words "--list --plain --json --help"
            else
                _bell_lap_words "keys --json --help"
            fi
            ;;
        paces) _bell_lap_words "profile mile 1500m 800m 3k 5k 10k --json --help" ;;
        history)
            if (( COMP_CWORD == 2 )); then
                _bell_lap_words "list show compare trend bests calendar note conditions rpe tag share export import backup restore delete trash rebuild --help"
            else
                _bell_lap_history "${COMP_WORDS[2]}"
            fi
            ;;
        log) _bell_lap_session "--date --note --conditions --rpe --tag --goal --help" ;;
        completion) _bell_lap_words "bash zsh fish --help" ;;
        help) _bell_lap_words "$commands" ;;
    esac
}

_bell_lap_history() {
    case $1 in
        list) _bell_lap_words "--since --until --session --kind --tag --text --runner --limit --json --help" ;;
        show) _bell_lap_words "last --json --help" ;;
        compare) _bell_lap_words "last --unlike --json --help" ;;
        trend) _bell_lap_session "--kind --months --since --until --runner --json --help" ;;
        bests) _bell_lap_words "200m 400m 600m 800m 1000m mile --season --rest --sets --runner --json --help" ;;
        calendar) _bell_lap_words "--weeks --month --runner --json --help" ;;
        share) _bell_lap_words "last --table --markdown --no-copy --help" ;;
        export)
            if (( COMP_CWORD == 3 )); then
                _bell_lap_words "json csv tcx --help"
            else
                _bell_lap_files "--since --until --workout --force --help"
            fi
            ;;
        backup) _bell_lap_files "--force --help" ;;
        import | restore) _bell_lap_files "--help" ;;
        trash) _bell_lap_words "list restore empty --yes --help" ;;
        rebuild) _bell_lap_words "--help" ;;
        *) _bell_lap_words "last --help" ;;
    esac
}

_bell_lap_files() {
    if [[ $current == -* ]]; then
        _bell_lap_words "$1"
        return
    fi
    local name
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -f -- "$current")
}

_bell_lap_words() {
    local word
    while IFS= read -r word; do
        COMPREPLY+=("$word")
    done < <(compgen -W "$1" -- "$current")
}

_bell_lap_session() {
    local name
    if [[ $current == -* ]]; then
        _bell_lap_words "$1"
        return
    fi
    while IFS= read -r name; do
        [[ -n $name ]] && COMPREPLY+=("$(printf '%q' "$name")")
    done < <("${COMP_WORDS[0]}" __names "$current" 2>/dev/null)
    compopt -o filenames 2>/dev/null
    while IFS= read -r name; do
        COMPREPLY+=("$name")
    done < <(compgen -f -X '!*.toml' -- "$current"; compgen -d -- "$current")
}

complete -F _bell_lap bell-lap
