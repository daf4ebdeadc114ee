# Completes vbe in bash. A line in ~/.bashrc switches it on: source <(vbe completions bash)
_vbe() {
    local line=${COMP_LINE:0:COMP_POINT} words=() piece i last=-1
    # bash divides words at : and =. Here they are put together again, up to the caret.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        if [[ $i -eq 0 || $line == [[:space:]]* ]]; then
            line=${line#"${line%%[![:space:]]*}"}
            last=$((last + 1))
            words[last]=
        fi
        [[ $line == "$piece"* ]] || piece=$line
        line=${line#"$piece"}
        piece=${piece//[\"\'\\]/}
        words[last]=${words[last]}$piece
    done
    # Only what comes after the last : or = is replaced.
    local divides= char before= value about
    for char in : =; do
        [[ $COMP_WORDBREAKS == *"$char"* ]] && divides+=$char
    done
    [[ -n $divides ]] && before=${words[last]%"${words[last]##*[$divides]}"}
    COMPREPLY=()
    while IFS=$'\t' read -r value about; do
        case $value in
            :files) compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "${words[last]#"$before"}")) ;;
            :folders) compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "${words[last]#"$before"}")) ;;
            *) COMPREPLY+=("${value#"$before"}") ;;
        esac
    done < <(command vbe completions bash -- "${words[@]}" 2>/dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -F _vbe vbe
