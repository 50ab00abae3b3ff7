#compdef bell-lap
# Completion of bell-lap for zsh: bell-lap completion zsh > "${fpath[1]}/_bell-lap"

_bell_lap_sessions() {
    local -a names
    names=(${(f)"$(_call_program names ${(q)program} __names 2>/dev/null)"})
    _alternative \
        'names:session:compadd -a names' \
        'files:session file:_files -g "*.toml"'
}

_bell_lap_history() {
    local kinds='(base intervals sprints pacing drills strength power time-trial rest)'
    local json='--json[print JSON]' runner='--runner[another runner]:name:'
    local since='--since[from this day on]:day:' until='--until[up to this day]:day:'
    case $words[1] in
        list)
            _arguments $common $since $until $runner $json "*--kind[of this kind]:kind:$kinds" \
                '--session[of this session]:session:_bell_lap_sessions' '*--tag[with this tag]:tag:' \
                '--text[what you would type on the screen]:words:' '--limit[how many]:count:'
            ;;
        show) _arguments $common $json '1:workout:(last)' ;;
        compare) _arguments $common $json '--unlike[work that is not the same]' '*:workout:(last)' ;;
        trend)
            _arguments $common $since $until $runner $json "--kind[of this kind]:kind:$kinds" \
                '--months[a line for each month]' '1:session, distance or workout:_bell_lap_sessions'
            ;;
        bests)
            _arguments $common $runner $json '--season[of this year]:year:' \
                '--rest[off about so much]:recovery:(60s 75s 90s 2min 3min)' '--sets[only sets]' \
                '1:distance:(200m 400m 600m 800m 1000m mile)'
            ;;
        calendar) _arguments $common $runner $json '--weeks[how many]:count:' '--month[a month or a year]:month:' ;;
        share)
            _arguments $common '(--markdown)--table[a table of text]' '(--table)--markdown[a table of Markdown]' \
                '--no-copy[leave the clipboard alone]' '1:workout:(last)'
            ;;
        export)
            _arguments $common $since $until '*--workout[just this one]:workout:(last)' \
                '--force[write over a file]' '1:format:(json csv tcx)' '2:file:_files'
            ;;
        backup) _arguments $common '--force[write over a file]' '1:file:_files' ;;
        import|restore) _arguments $common '1:file:_files' ;;
        trash) _arguments $common '--yes[do not ask]' '1:what:(list restore empty)' '*:workout:' ;;
        rebuild) _arguments $common ;;
        *) _arguments $common '1:workout:(last)' '*:text:' ;;
    esac
}

_bell-lap() {
    local -a commands common workout actions
    commands=(
        'run:run a session and tap its laps'
        'resume:go on with a workout that was cut off'
        'rehearse:watch a simulated runner do a session, faster than life'
        'sound:hear every cue, set volumes, write a session as a sound track'
        'show:print a session as the plan it comes to'
        'check:look for mistakes in session files'
        'sessions:list the sessions there are'
        'paces:goal times and training paces for a race'
        'history:your workouts\: look, compare, bests, calendar, notes, copies'
        'log:write down a workout done without the laptop'
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
    actions=(
        'list:the workouts, newest first'
        'show:one workout with its laps'
        'compare:workouts of the same work, rep by rep'
        'trend:a session or a rep distance over the months'
        'bests:the fastest reps and sets over each distance'
        'calendar:weeks with their volume, and what is owed'
        'note:print or write the note of a workout'
        'conditions:print or write the conditions of a workout'
        'rpe:print or say how hard a workout was, 1 to 10'
        'tag:print, add and take off the tags of a workout'
        'share:a workout in the line that runners write'
        'export:the history as json, or its laps as csv or tcx'
        'import:take in what export json wrote'
        'backup:copy the whole history to a file'
        'restore:put a backup in the place of the history'
        'delete:put workouts in the trash for 30 days'
        'trash:what was deleted'
        'rebuild:make every result anew from the taps kept'
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
                _describe -t actions action actions
            else
                shift words; (( CURRENT-- ))
                _bell_lap_history
            fi
            ;;
        log)
            shift words; (( CURRENT-- ))
            _arguments $common '--date[when it was]:day:' '--note[a line for the diary]:note:' \
                '--conditions[weather, track, shoes]:conditions:' '--rpe[how hard it was]:from 1 to 10:' \
                '*--tag[a tag]:tag:' '--goal[a race to come and its time]:race and time:' \
                '1:session:_bell_lap_sessions' '*:time:'
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
