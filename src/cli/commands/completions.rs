//! `vbe completions`: what makes a shell complete command lines, and what a shell asks then.

use crate::base::lang::{Own, Say};
use crate::base::wording::Word;
use crate::cli::args::{Args, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};

/// The shells, each with the script that it is to run when it starts.
const SHELLS: [(&str, &str, &str); 5] = [
    ("bash", "bash", include_str!("../completion/scripts/vbe.bash")),
    ("zsh", "zsh", include_str!("../completion/scripts/vbe.zsh")),
    ("fish", "fish", include_str!("../completion/scripts/vbe.fish")),
    ("powershell", "PowerShell", include_str!("../completion/scripts/vbe.ps1")),
    ("nushell", "Nushell", include_str!("../completion/scripts/vbe.nu")),
];

#[derive(Debug)]
pub(super) struct Completions {
    script: &'static str,
    /// The command line up to the caret, which a shell asks about.
    words: Vec<String>,
}

impl Command for Completions {
    const NAME: &'static str = "completions";
    const USAGE: &'static Say = &Say::fixed("SKAL [-- ORD...]", "SHELL [-- WORD...]");
    const ABOUT: &'static Say = &Say::fixed(
        "Slå på komplettering i skalet: kommandon, flaggor och arbetsmappens id:n",
        "Switch on completion in the shell: commands, options and the ids of the workspace",
    );
    const EXAMPLES: &'static [&'static str] = &["completions bash", "completions fish -- vbe show ut"];

    fn options(args: &mut Args<'_>) -> Self {
        let named = SHELLS.map(|(name, said, script)| (Word::bare(name).also(Say::fixed(said, "")), script));
        let script =
            args.choice(
                operand("shell").required().value("SKAL", "SHELL").heading("Skal", "Shell").order(1).help(
                    "bash, zsh, fish, powershell eller nushell",
                    "bash, zsh, fish, powershell or nushell",
                ),
                named,
            );
        Self {
            script: script.unwrap_or_default(),
            words: args.texts(
                operand("words").any_number().value("ORD", "WORD").heading("Skal", "Shell").order(2).help(
                    "Kommandoraden fram till markören, som skalet frågar om; svaret är en rad för varje förslag",
                    "The command line up to the caret, which the shell asks about; the answer is a line for each offer",
                ),
            ),
        }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        if self.words.is_empty() {
            out.answer.own(&Own::new(self.script))?;
            return Ok(Exit::Fine);
        }
        let found = (context.manual.offers)(&self.words, context);
        if let Some(workspace) = &found.workspace {
            out.know(&workspace.config);
        }
        out.answer.offers(&found.all)?;
        Ok(Exit::Fine)
    }
}
