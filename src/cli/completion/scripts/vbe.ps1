# Completes vbe in PowerShell. A line in the file that $PROFILE names switches it on: vbe completions powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName vbe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    # An empty word is not handed over by every PowerShell; a space is.
    $typed = if ($wordToComplete) { $wordToComplete } else { ' ' }
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        & vbe completions powershell '--' @before $typed 2>$null | ForEach-Object {
            $value, $about = $_ -split "`t", 2
            # Without an offer PowerShell offers files.
            if ($value -and $value -notin ':files', ':folders') {
                if (-not $about) { $about = $value }
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
            }
        }
    } finally {
        [Console]::OutputEncoding = $encoding
    }
}
