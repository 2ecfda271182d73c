/** Prints books, one after the other, with a browser that is started for the first one. */
import type { Book } from '../books/model.js';
import { printDocument } from '../books/print/document.js';
import { pagesOfPlaces, withDate } from '../books/print/places.js';
import type { Labels } from '../citing/labels.js';
import { openPrinter, type Printer } from '../printing/chromium.js';

export class Press {
  #printer: Promise<Printer> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param read the files of the site, by their paths from its root */
  constructor(
    private readonly browser: string | undefined,
    private readonly style: string,
    private readonly label: Labels,
    private readonly read: (path: string) => Promise<Uint8Array | undefined>,
  ) {}

  /**
   * A book as PDF. It is printed twice where it has contents: the first printing shows on which sheets its chapters begin.
   *
   * @throws UserError if there is no browser
   */
  print(book: Book): Promise<Uint8Array> {
    const printed = this.#last.then(() => this.#print(book));
    this.#last = printed.catch(() => undefined);
    return printed;
  }

  async #print(book: Book): Promise<Uint8Array> {
    this.#printer ??= openPrinter(this.browser);
    const { print } = await this.#printer;
    const { style, label } = this;
    const run = (sheets: ReadonlyMap<string, number>): Promise<Uint8Array> =>
      print(printDocument(book, { style, label, sheets }), this.read);
    const first = await run(new Map());
    const hasContents = book.chapters.length > 2;
    return withDate(hasContents ? await run(pagesOfPlaces(first)) : first, book.facts.date);
  }

  async close(): Promise<void> {
    const printer = await this.#printer?.catch(() => undefined);
    await printer?.close();
  }
}
