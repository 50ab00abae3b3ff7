#compdef bell-lap
# Completion of bell-lap for zsh: bell-lap completion zsh > "${fpath[1]}/_bell-lap"

_bell_lap_sessions() {
    local -a names
    names=(${(f)"$(_call_program names ${(q)program} __names 2>/dev/null)"})
    _alternative \
        'names:session:compadd -a names' \
        'files:session file:_files -g "*.toml"'
}

_bell-lap() {
    local -a commands common workout
    commands=(
        'run:run a session and tap its laps'
        'resume:go on with a workout that was cut off'
        'rehearse:watch a simulated runner do a session, faster than life'
        'sound:hear every cue, set volumes, write a session as a sound track'
        'show:print a session as the plan it comes to'
        'check:look for mistakes in session files'
        'sessions:list the sessions there are'
        'paces:goal times and training paces for a race'
        'history:list the workouts you have run, or print one'
        'doctor:say what works on this machine and what does not'
        'completion:print the completion script for your shell'
    )
    common=('(-h --help)'{-h,--help}'[how to use it]')
    workout=(
        '--who[who taps]:who:(coach clicker solo)'
        '--start[who starts a rep]:start:(auto clock tap)'
        '--ready[seconds of get-ready before a start]:seconds:'
        '--goal[a race to come and its time]:race and time:'
        '--sound[what plays the cues]:sound:(auto simpleaudio miniaudio bell none)'
        '--plain[lines of text instead of screens]'
    )
    if (( CURRENT == 2 )); then
        _describe -t commands command commands
        _arguments $common '(-V --version)'{-V,--version}'[print the version]'
        return
    fi
    local program=$words[1] command=$words[2]
    case $command in
        run) shift words; (( CURRENT-- )); _arguments $common $workout '1:session:_bell_lap_sessions' ;;
        rehearse)
            shift words; (( CURRENT-- ))
            _arguments $common $workout '--speed[times as fast as life]:speed:' \
                '--seed[a number that names the runner]:seed:' '1:session:_bell_lap_sessions'
            ;;
        show)
            shift words; (( CURRENT-- ))
            _arguments $common '--json[print JSON]' '--goal[a race to come and its time]:race and time:' \
                '1:session:_bell_lap_sessions'
            ;;
        check) shift words; (( CURRENT-- )); _arguments $common '--json[print JSON]' '*:session:_bell_lap_sessions' ;;
        resume)
            shift words; (( CURRENT-- ))
            _arguments $common '--sound[what plays the cues]:sound:(auto simpleaudio miniaudio bell none)' \
                '--plain[lines of text instead of screens]'
            ;;
        sound)
            shift words; (( CURRENT-- ))
            _arguments $common '--plain[lines of text instead of a screen]' \
                '--backend[what plays]:backend:(auto simpleaudio miniaudio bell none)' \
                '--volume[of every cue]:percent:' '--delay[of the loudspeaker]:milliseconds:' \
                '--save[keep these in your settings]' '--list[list the cues]' \
                '--render[write a sound track]:session:_bell_lap_sessions:WAV file:_files -g "*.wav"' \
                '--goal[a race to come and its time]:race and time:' '--force[write over a file]' \
                '--json[print JSON]'
            ;;
        sessions) shift words; (( CURRENT-- )); _arguments $common '--json[print JSON]' ;;
        doctor)
            shift words; (( CURRENT-- ))
            if [[ $words[2] == keys ]] && (( CURRENT > 2 )); then
                shift words; (( CURRENT-- ))
                _arguments $common '--list[every id with its keys]' '--plain[the same]' '--json[print JSON]'
            else
                _arguments $common '--json[print JSON]' '1:what:(keys)'
            fi
            ;;
        paces)
            shift words; (( CURRENT-- ))
            _arguments $common '--json[print JSON]' '1:race:(profile mile 1500m 800m 3k 5k 10k)' '2:time:'
            ;;
        history)
            shift words; (( CURRENT-- ))
            if (( CURRENT == 2 )); then
                _values 'history' 'list[the workouts, newest first]' 'show[one workout]' 'rebuild[make every result anew]'
            elif [[ $words[2] == show ]]; then
                shift words; (( CURRENT-- ))
                _arguments $common '--json[print JSON]' '1:workout:(last)'
            else
                shift words; (( CURRENT-- ))
                _arguments $common '--json[print JSON]' '--limit[how many]:count:'
            fi
            ;;
        completion) shift words; (( CURRENT-- )); _arguments $common '1:shell:(bash zsh fish)' ;;
        help) _describe -t commands command commands ;;
    esac
}

if [[ $funcstack[1] == _bell-lap ]]; then
    _bell-lap "$@"
else
    compdef _bell-lap bell-lap
fi
