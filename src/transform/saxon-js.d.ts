/** What the program uses of SaxonJS 2.7; the package has no types of its own. */
declare module 'saxon-js' {
  /** A node of SaxonJS's tree. */
  interface SaxonNode {
    readonly nodeType: number;
    readonly localName: string | null;
    readonly textContent: string | null;
    readonly firstChild: SaxonNode | null;
    readonly nextSibling: SaxonNode | null;
    getAttribute?(name: string): string | null;
  }

  interface ResultDocumentHandler {
    readonly destination: 'serialized';
    save(uri: string, value: string, encoding: string): void;
  }

  interface TransformOptions {
    readonly stylesheetInternal: object;
    readonly sourceNode?: SaxonNode;
    readonly stylesheetParams: Readonly<Record<string, SaxonNode | Readonly<Record<string, SaxonNode>>>>;
    readonly destination: 'document' | 'serialized';
    readonly baseOutputURI?: string;
    readonly stylesheetBaseURI?: string;
    readonly documentPool?: Readonly<Record<string, SaxonNode>>;
    readonly deliverMessage: (content: SaxonNode, errorCode: string) => void;
    readonly deliverResultDocument: (href: string) => ResultDocumentHandler;
  }

  interface SaxonJs {
    getResource(options: {
      readonly type: 'xml';
      readonly text: string;
      readonly baseURI?: string;
    }): Promise<SaxonNode>;
    /** What the engine asks of the system that it runs on; `readFile` is all that it reads with while a transform runs. */
    getPlatform(): { readFile: (uri: string | URL) => string };
    /** The only kind of error that the engine expects of `readFile`. */
    readonly XError: new (
      message: string,
      code: string,
    ) => Error;
    transform(options: TransformOptions): { readonly principalResult: SaxonNode | string | null };
  }

  const saxon: SaxonJs;

  export type { SaxonNode };
  export default saxon;
}
