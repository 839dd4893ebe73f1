/** The part of saxen, which brings no types, that is used here. */
declare module "saxen" {
  export class Parser {
    on(event: "error", listener: (error: Error) => void): this;
    on(event: "attention", listener: () => void): this;
    on(event: "openTag", listener: (name: string, attributes: () => Record<string, unknown>) => void): this;
    on(event: "closeTag", listener: (name: string) => void): this;
    on(event: "text" | "cdata", listener: (text: string) => void): this;
    parse(xml: string): void;
  }
}
