# Completion of bell-lap for fish: bell-lap completion fish > ~/.config/fish/completions/bell-lap.fish

function __bell_lap_needs_command
    test (count (commandline -opc)) -eq 1
end

function __bell_lap_using
    set -l words (commandline -opc)
    test (count $words) -gt 1; and contains -- $words[2] $argv
end

function __bell_lap_history
    set -l words (commandline -opc)
    test (count $words) -gt 2; and test $words[2] = history; and contains -- $words[3] $argv
end

complete -c bell-lap -f
complete -c bell-lap -s h -l help -d 'how to use it'
complete -c bell-lap -n __bell_lap_needs_command -s V -l version -d 'print the version'

complete -c bell-lap -n __bell_lap_needs_command -a run -d 'run a session and tap its laps'
complete -c bell-lap -n __bell_lap_needs_command -a resume -d 'go on with a workout that was cut off'
complete -c bell-lap -n __bell_lap_needs_command -a rehearse -d 'watch a simulated runner do a session, faster than life'
complete -c bell-lap -n __bell_lap_needs_command -a sound -d 'hear every cue, set volumes, write a session as a sound track'
complete -c bell-lap -n __bell_lap_needs_command -a show -d 'print a session as the plan it comes to'
complete -c bell-lap -n __bell_lap_needs_command -a check -d 'look for mistakes in session files'
complete -c bell-lap -n __bell_lap_needs_command -a sessions -d 'list the sessions there are'
complete -c bell-lap -n __bell_lap_needs_command -a paces -d 'goal times and training paces for a race'
complete -c bell-lap -n __bell_lap_needs_command -a history -d 'your workouts: look, compare, bests, calendar, notes, copies'
complete -c bell-lap -n __bell_lap_needs_command -a log -d 'write down a workout done without the laptop'
complete -c bell-lap -n __bell_lap_needs_command -a doctor -d 'say what works on this machine and what does not'
complete -c bell-lap -n __bell_lap_needs_command -a completion -d 'print the completion script for your shell'

complete -c bell-lap -n '__bell_lap_using run rehearse show check log' -a '(bell-lap __names (commandline -ct) 2>/dev/null)' -d session
complete -c bell-lap -n '__bell_lap_using run rehearse show check' -k -a '(__fish_complete_suffix .toml)'
complete -c bell-lap -n '__bell_lap_using run rehearse' -l who -x -a 'coach clicker solo' -d 'who taps'
complete -c bell-lap -n '__bell_lap_using run rehearse' -l start -x -a 'auto clock tap' -d 'who starts a rep'
complete -c bell-lap -n '__bell_lap_using run rehearse' -l ready -x -d 'seconds of get-ready before a start'
complete -c bell-lap -n '__bell_lap_using run rehearse show sound log' -l goal -x -d 'a race to come and its time'
complete -c bell-lap -n '__bell_lap_using run rehearse resume' -l sound -x -a 'auto simpleaudio miniaudio bell none' -d 'what plays the cues'
complete -c bell-lap -n '__bell_lap_using run rehearse resume sound' -l plain -d 'lines of text instead of screens'
complete -c bell-lap -n '__bell_lap_using rehearse' -l speed -x -d 'times as fast as life'
complete -c bell-lap -n '__bell_lap_using rehearse' -l seed -x -d 'a number that names the runner'
complete -c bell-lap -n '__bell_lap_using show check sessions paces history doctor sound' -l json -d 'print JSON'
complete -c bell-lap -n '__bell_lap_using sound' -l backend -x -a 'auto simpleaudio miniaudio bell none' -d 'what plays'
complete -c bell-lap -n '__bell_lap_using sound' -l volume -x -d 'percent'
complete -c bell-lap -n '__bell_lap_using sound' -l delay -x -d 'milliseconds that the loudspeaker takes'
complete -c bell-lap -n '__bell_lap_using sound' -l save -d 'keep these in your settings'
complete -c bell-lap -n '__bell_lap_using sound' -l list -d 'list the cues'
complete -c bell-lap -n '__bell_lap_using sound' -l render -x -a '(bell-lap __names (commandline -ct) 2>/dev/null)' -d 'write a session as a WAV file'
complete -c bell-lap -n '__bell_lap_using sound' -l force -d 'write over a file'
complete -c bell-lap -n '__bell_lap_using sound' -k -a '(__fish_complete_suffix .wav)'
complete -c bell-lap -n '__bell_lap_using paces' -a 'profile mile 1500m 800m 3k 5k 10k'
complete -c bell-lap -n '__bell_lap_using history; and test (count (commandline -opc)) -eq 2' -a 'list show compare trend bests calendar note conditions rpe tag share export import backup restore delete trash rebuild'
complete -c bell-lap -n '__bell_lap_history show compare trend note conditions rpe tag share delete' -a last
complete -c bell-lap -n '__bell_lap_history trend' -a '(bell-lap __names (commandline -ct) 2>/dev/null)' -d session
complete -c bell-lap -n '__bell_lap_history bests trend' -a '200m 400m 600m 800m 1000m mile' -d distance
complete -c bell-lap -n '__bell_lap_history list trend export' -l since -x -d 'from this day on'
complete -c bell-lap -n '__bell_lap_history list trend export' -l until -x -d 'up to this day'
complete -c bell-lap -n '__bell_lap_history list trend' -l kind -x -a 'base intervals sprints pacing drills strength power time-trial rest' -d 'of this kind'
complete -c bell-lap -n '__bell_lap_history list' -l session -x -a '(bell-lap __names (commandline -ct) 2>/dev/null)' -d 'of this session'
complete -c bell-lap -n '__bell_lap_history list' -l tag -x -d 'with this tag'
complete -c bell-lap -n '__bell_lap_history list' -l text -x -d 'what you would type on the screen'
complete -c bell-lap -n '__bell_lap_history list trend bests calendar' -l runner -x -d 'another runner'
complete -c bell-lap -n '__bell_lap_history compare' -l unlike -d 'work that is not the same'
complete -c bell-lap -n '__bell_lap_history trend' -l months -d 'a line for each month'
complete -c bell-lap -n '__bell_lap_history bests' -l season -x -d 'of this year'
complete -c bell-lap -n '__bell_lap_history bests' -l rest -x -a '60s 75s 90s 2min 3min' -d 'off about so much'
complete -c bell-lap -n '__bell_lap_history bests' -l sets -d 'only sets'
complete -c bell-lap -n '__bell_lap_history calendar' -l weeks -x -d 'how many'
complete -c bell-lap -n '__bell_lap_history calendar' -l month -x -d 'a month or a year'
complete -c bell-lap -n '__bell_lap_history share' -l table -d 'a table of text'
complete -c bell-lap -n '__bell_lap_history share' -l markdown -d 'a table of Markdown'
complete -c bell-lap -n '__bell_lap_history share' -l no-copy -d 'leave the clipboard alone'
complete -c bell-lap -n '__bell_lap_history export; and test (count (commandline -opc)) -eq 3' -a 'json csv tcx'
complete -c bell-lap -n '__bell_lap_history export' -l workout -x -a last -d 'just this one'
complete -c bell-lap -n '__bell_lap_history export backup' -l force -d 'write over a file'
complete -c bell-lap -n '__bell_lap_history import restore backup' -F
complete -c bell-lap -n '__bell_lap_history export; and test (count (commandline -opc)) -gt 3' -F
complete -c bell-lap -n '__bell_lap_history trash; and test (count (commandline -opc)) -eq 3' -a 'list restore empty'
complete -c bell-lap -n '__bell_lap_history trash' -l yes -d 'do not ask'
complete -c bell-lap -n '__bell_lap_history list' -l limit -x -d 'how many'
complete -c bell-lap -n '__bell_lap_using log' -l date -x -a 'today yesterday' -d 'when it was'
complete -c bell-lap -n '__bell_lap_using log' -l note -x -d 'a line for the diary'
complete -c bell-lap -n '__bell_lap_using log' -l conditions -x -d 'weather, track, shoes'
complete -c bell-lap -n '__bell_lap_using log' -l rpe -x -a '1 2 3 4 5 6 7 8 9 10' -d 'how hard it was'
complete -c bell-lap -n '__bell_lap_using log' -l tag -x -d 'a tag'
complete -c bell-lap -n '__bell_lap_using doctor; and test (count (commandline -opc)) -eq 2' -a keys
complete -c bell-lap -n '__bell_lap_using doctor; and contains keys (commandline -opc)' -l list -d 'every id with its keys'
complete -c bell-lap -n '__bell_lap_using doctor; and contains keys (commandline -opc)' -l plain -d 'the same'
complete -c bell-lap -n '__bell_lap_using completion' -a 'bash zsh fish'
