#compdef vbe
# Completes vbe in zsh. A line in ~/.zshrc, after compinit, switches it on: source <(vbe completions zsh)
_vbe() {
    local line value about tab=$'\t' outside=-U
    local -a lines whole open
    lines=("${(@f)$(command vbe completions zsh -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for line in "${lines[@]}"; do
        value=${line%%$tab*}
        about=
        [[ $line == *$tab* ]] && about=${line#*$tab}
        case $value in
            ('') ;;
            (:files) compset -P '--*='; _files; return ;;
            (:folders) compset -P '--*='; _files -/; return ;;
            (*)
                [[ $value == "${(Q)PREFIX}"* ]] && outside=
                value=${value//:/\\:}${about:+:$about}
                if [[ ${line%%$tab*} == *= ]]; then open+=("$value"); else whole+=("$value"); fi ;;
        esac
    done
    local result=1
    # What is found by its title does not begin with what is typed.
    (( $#whole )) && _describe vbe whole ${outside:+-U} && result=0
    (( $#open )) && _describe vbe open -S '' ${outside:+-U} && result=0
    return result
}
if [[ $funcstack[1] == _vbe ]]; then
    _vbe "$@"
else
    compdef _vbe vbe
fi
