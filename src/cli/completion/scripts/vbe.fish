# Completes vbe in fish. Switch it on: vbe completions fish > ~/.config/fish/completions/vbe.fish
function __vbe_offers
    set -l typed (commandline -ct)
    for line in (command vbe completions fish -- (commandline -opc) "$typed" 2>/dev/null)
        switch $line
            case :files :folders
                set -l start (string match -r -- '^--[^=]*=' "$typed")
                set -l rest (string replace -r -- '^--[^=]*=' '' "$typed")
                if test $line = :files
                    printf "$start%s\n" (__fish_complete_path "$rest")
                else
                    printf "$start%s\n" (__fish_complete_directories "$rest" '')
                end
            case '*'
                echo $line
        end
    end
end
complete -c vbe -e
complete -c vbe -k -f -a '(__vbe_offers)'
