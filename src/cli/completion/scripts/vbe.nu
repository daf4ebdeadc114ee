# Completes vbe in Nushell. Switch it on: vbe completions nushell | save --force ($nu.user-autoload-dirs.0 | path join vbe.nu)
let vbe_others = ($env.config?.completions?.external?.completer? | default null)
$env.config.completions.external.enable = true
$env.config.completions.external.completer = {|spans|
    if $spans.0 != "vbe" {
        if $vbe_others == null { null } else { do $vbe_others $spans }
    } else {
        let told = (^vbe completions nushell -- ...$spans | complete | get stdout | lines)
        # Without an answer Nushell offers files.
        if (":files" in $told) or (":folders" in $told) { null } else {
            $told | each {|line|
                let parts = ($line | split row "\t")
                {value: $parts.0, description: ($parts | get --optional 1 | default "")}
            }
        }
    }
}
