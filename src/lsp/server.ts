/**
 * The Language Server Protocol 3.17, spoken over two streams: turns its requests into questions to the functions of this room, and
 * their answers into its words. Nothing else imports the protocol's library.
 */

import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  createConnection,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  type Hover,
  type InitializeResult,
  InsertTextFormat,
  type Location,
  MarkupKind,
  ProposedFeatures,
  type Diagnostic as ProtocolDiagnostic,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import { Checker } from './checker.js';
import { completionsAt } from './completion.js';
import type { Completion } from './completion-item.js';
import type { Desk, FileFindings, FileLocation } from './desk.js';
import type { FilePlace } from './edition-facts.js';
import { describeSubject } from './hover.js';
import { mentionsOf, namedBy, placeOfId } from './navigate.js';
import { type EditorPosition, editorRange, rangeOfOffsets, rangeOfSpotInEditor } from './positions.js';
import { quickFixes } from './quick-fixes.js';
import { renameId, whyNotRenamed } from './rename.js';
import { type Subject, subjectAt } from './subject.js';

export interface ServerOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly desk: Desk;
  /** The program's version. */
  readonly version: string;
}

/** What all requests about a place have in common. */
interface Question {
  readonly textDocument: { readonly uri: string };
  readonly position: EditorPosition;
}

/** A request about a place in an open file. */
interface Asked {
  readonly text: string;
  /** 0-based. */
  readonly offset: number;
  readonly location: FileLocation;
}

/** LSP 3.17, ErrorCodes: RequestFailed. */
const requestFailed = -32803;

/** Serves one editor until it says `exit` or closes the stream; then the process ends, as the protocol wants it. */
export function serve({ input, output, desk, version }: ServerOptions): void {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const found = new Map<string, FileFindings>();
  let knowsSnippets = false;
  let tellsOfFiles = false;

  const checker = new Checker(desk, {
    found(file, findings) {
      found.set(file, findings);
      const diagnostics = findings.diagnostics.map(toProtocol);
      void connection.sendDiagnostics({ uri: uriOf(file), diagnostics });
    },
    failed: (_, error) => tell(connection, error),
  });
  const recheck = async (file: string): Promise<void> => checker.ask((await desk.locate(file)).folder);

  /** Has the schema read while nobody waits for it yet; what is wrong with it is told with the findings. */
  const prepare = async (file: string, text: string): Promise<void> => {
    await desk.schema(await desk.locate(file), text).catch(() => undefined);
  };

  connection.onInitialize(({ capabilities }): InitializeResult => {
    knowsSnippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    tellsOfFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'edition', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Full, save: true },
        completionProvider: { triggerCharacters: ['<', '/', ' ', '"', "'", '#'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });
  connection.onInitialized(() => {
    if (!tellsOfFiles) return;
    const watchers = [{ globPattern: '**/*.xml' }, { globPattern: '**/edition.yaml' }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) for (const file of fileOf(uri)) void recheck(file);
  });
  connection.onShutdown(() => checker.stop());

  const justOpened = new Set<string>();
  documents.onDidOpen(({ document }) => {
    justOpened.add(document.uri);
  });
  // Told of a document that is opened as well, after that.
  documents.onDidChangeContent(({ document }) => {
    for (const file of fileOf(document.uri)) {
      desk.change(file, document.getText());
      if (justOpened.delete(document.uri)) {
        desk.save(file);
        void prepare(file, document.getText());
      }
      void recheck(file);
    }
  });
  documents.onDidSave(({ document }) => {
    for (const file of fileOf(document.uri)) {
      desk.save(file);
      void recheck(file);
    }
  });
  documents.onDidClose(({ document }) => {
    for (const file of fileOf(document.uri)) {
      desk.close(file);
      void recheck(file);
    }
  });

  const ask = async ({ textDocument, position }: Question): Promise<Asked | undefined> => {
    const document = documents.get(textDocument.uri);
    const [file] = fileOf(textDocument.uri);
    const location = file === undefined ? undefined : await desk.locate(file);
    if (document === undefined || location === undefined) return undefined;
    const text = document.getText();
    return { text, offset: document.offsetAt(position), location };
  };
  const subjectOf = ({ text, offset, location }: Asked): Subject | undefined => subjectAt(text, offset, location.path);

  connection.onCompletion(async (question) => {
    const asked = await ask(question);
    if (asked === undefined) return null;
    const { text, offset, location } = asked;
    const [edition, schema] = await Promise.all([desk.edition(location.folder, 'lately'), desk.schema(location, text)]);
    const completions = await completionsAt({ text, offset, path: location.path, edition, schema });
    const items = completions.map((completion) => toItem(completion, knowsSnippets));
    // Names of the register are looked up anew for each further letter: the editor would compare them with ids.
    return { isIncomplete: completions.some(({ kind }) => kind === 'entry'), items };
  });

  connection.onHover(async (question): Promise<Hover | null> => {
    const asked = await ask(question);
    const subject = asked && subjectOf(asked);
    if (asked === undefined || subject === undefined) return null;
    const { text, location } = asked;
    const [edition, schema] = await Promise.all([desk.edition(location.folder, 'lately'), desk.schema(location, text)]);
    const value = describeSubject(subject, location.path, edition, schema?.words);
    if (value === undefined) return null;
    return {
      contents: { kind: MarkupKind.Markdown, value },
      range: rangeOfOffsets(text, subject.start, subject.end),
    };
  });

  connection.onDefinition(async (question) => {
    const asked = await ask(question);
    const named = asked && namedBy(subjectOf(asked), asked.location.path);
    if (asked === undefined || named === undefined) return null;
    const place = placeOfId(await desk.edition(asked.location.folder, 'now'), named);
    return place === undefined ? null : locationOf(asked.location.folder, place);
  });

  connection.onReferences(async (question) => {
    const asked = await ask(question);
    const named = asked && namedBy(subjectOf(asked), asked.location.path);
    if (asked === undefined || named === undefined) return null;
    const edition = await desk.edition(asked.location.folder, 'now');
    const declaration = question.context.includeDeclaration ? placeOfId(edition, named) : undefined;
    const places = [...(declaration === undefined ? [] : [declaration]), ...mentionsOf(edition, named)];
    return places.map((place) => locationOf(asked.location.folder, place));
  });

  connection.onPrepareRename(async (question) => {
    const asked = await ask(question);
    const subject = asked && subjectOf(asked);
    const named = asked && namedBy(subject, asked.location.path);
    if (asked === undefined || subject === undefined || named === undefined) return null;
    const reason = whyNotRenamed(await desk.edition(asked.location.folder, 'now'), named);
    if (reason !== undefined) return new ResponseError(requestFailed, reason);
    const start = subject.kind === 'pointer' ? subject.start + subject.pointer.indexOf('#') + 1 : subject.start;
    return { range: rangeOfOffsets(asked.text, start, subject.end), placeholder: named.id };
  });

  connection.onRenameRequest(async (question) => {
    const asked = await ask(question);
    const named = asked && namedBy(subjectOf(asked), asked.location.path);
    if (asked === undefined || named === undefined) return null;
    const { folder } = asked.location;
    const renaming = renameId(await desk.edition(folder, 'now'), named, question.newName);
    if (renaming.kind === 'refused') return new ResponseError(requestFailed, renaming.reason);
    const changes: Record<string, TextEdit[]> = {};
    for (const { path, range, text } of renaming.edits) {
      const uri = uriOf(resolve(folder, path));
      changes[uri] = [...(changes[uri] ?? []), { range, newText: text }];
    }
    return { changes };
  });

  connection.onCodeAction(({ textDocument, range }): CodeAction[] => {
    const [file] = fileOf(textDocument.uri);
    const findings = file === undefined ? undefined : found.get(file);
    const text = documents.get(textDocument.uri)?.getText();
    // The findings tell places in the text that was checked: in another one they mean nothing.
    if (text === undefined || findings?.text !== withoutMark(text)) return [];
    return quickFixes(text, findings.diagnostics, range).map(({ title, diagnostic, isSafe, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toProtocol(diagnostic)],
      isPreferred: isSafe,
      edit: { changes: { [textDocument.uri]: edits.map((edit) => ({ range: edit.range, newText: edit.text })) } },
    }));
  });

  documents.listen(connection);
  connection.listen();
}

/** Says in the editor's own window what is wrong with the server or with a schema, and keeps on serving. */
function tell(connection: Connection, error: unknown): void {
  const isFault = !(error instanceof UserError);
  const words = error instanceof Error ? error.message : String(error);
  const detail = error instanceof UserError ? error.detail : '';
  void connection.window.showErrorMessage(`edition: ${[words, detail].filter((part) => part !== '').join(' ')}`);
  if (isFault && error instanceof Error) connection.console.error(error.stack ?? words);
}

/** The path of a document on the disk; nothing for one that is not there, such as a new one without a name. */
function fileOf(uri: string): readonly string[] {
  return uri.startsWith('file:') ? [fileURLToPath(uri)] : [];
}

function uriOf(file: string): string {
  return pathToFileURL(file).href;
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function locationOf(folder: string, { path, spot }: FilePlace): Location {
  return { uri: uriOf(resolve(folder, path)), range: rangeOfSpotInEditor(spot) };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

function toProtocol({ code, severity, range, message, help, related }: Diagnostic): ProtocolDiagnostic {
  return {
    source: 'edition',
    code,
    severity: severities[severity],
    range: editorRange(range),
    message: help === '' ? message : `${message}\n${help}`,
    relatedInformation: related.map((other) => ({
      location: { uri: uriOf(resolve(other.file)), range: editorRange(other.range) },
      message: other.message,
    })),
  };
}

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  element: CompletionItemKind.Class,
  attribute: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  entry: CompletionItemKind.Reference,
};

function toItem(completion: Completion, knowsSnippets: boolean): CompletionItem {
  const { kind, label, detail, documentation, range, insert, snippet, filter, sort } = completion;
  const isSnippet = knowsSnippets && snippet !== undefined;
  return {
    label,
    kind: kinds[kind],
    filterText: filter,
    sortText: sort,
    textEdit: { range, newText: isSnippet ? snippet : insert },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail === '' ? {} : { detail }),
    ...(documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}
