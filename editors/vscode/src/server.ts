// How `vbe lsp` is started, and whether it can be. Knows no editor, so that it can be tried without one.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export type Language = "auto" | "sv" | "en";

export interface Settings {
  readonly path: string;
  readonly language: Language;
}

/** What starts the program, in the form that the language client takes. */
export interface Start {
  readonly command: string;
  readonly args: string[];
  readonly options: { readonly cwd: string };
}

/** `missing`: there is no such program. `unfit`: it is another one, or too old to talk with an editor. */
export type State = "ready" | "missing" | "unfit";

export const WORKSPACE_FILE = "vbe.toml";

/** The nearest folder, from this one upwards, that has a `vbe.toml`. */
export function workspaceAbove(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, WORKSPACE_FILE))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * The client sends the editor's language along, which vbe takes where nothing else is said, so `auto` adds nothing. The program
 * starts in the workspace because it takes the language of the `vbe.toml` there.
 */
export function start(settings: Settings, workspace: string): Start {
  const language = settings.language === "auto" ? [] : ["--lang", settings.language];
  return { command: settings.path, args: ["lsp", ...language], options: { cwd: workspace } };
}

/** Asks for the help of `vbe lsp`, which does nothing else. */
export function state(settings: Settings, workspace: string): Promise<State> {
  return new Promise((tell) => {
    execFile(settings.path, ["lsp", "--help"], { cwd: workspace, timeout: 20_000 }, (error, said) => {
      if (error === null) tell(said.includes("vbe lsp") ? "ready" : "unfit");
      else tell(typeof error.code === "string" && ["ENOENT", "EACCES"].includes(error.code) ? "missing" : "unfit");
    });
  });
}
