// What the extension itself says, in both languages.
import type { Language, State } from "./server";

export interface Words {
  readonly trouble: string;
  readonly settings: string;
  readonly again: string;
}

const WHAT_TO_DO = {
  sv: "Installera vbe, eller skriv var programmet ligger i inställningen vbe.path.",
  en: "Install vbe, or write where the program lies in the setting vbe.path.",
};

export function words(state: Exclude<State, "ready">, path: string, language: Language, editor: string): Words {
  const isSwedish = language === "sv" || (language === "auto" && editor.toLowerCase().startsWith("sv"));
  if (isSwedish) {
    const what =
      state === "missing"
        ? `Programmet ${path} finns inte, så posterna granskas inte medan du skriver.`
        : `Programmet ${path} är inte vbe, eller är för gammalt för att hjälpa till i redigeraren.`;
    return { trouble: `${what} ${WHAT_TO_DO.sv}`, settings: "Öppna inställningen", again: "Försök igen" };
  }
  const what =
    state === "missing"
      ? `There is no program ${path}, so the records are not checked while you write.`
      : `The program ${path} is not vbe, or is too old to help in the editor.`;
  return { trouble: `${what} ${WHAT_TO_DO.en}`, settings: "Open the setting", again: "Try again" };
}
