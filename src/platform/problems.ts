/** The two languages Skladno speaks; Russian first. */
export type Language = 'ru' | 'en';
export type Localized = Record<Language, string>;

/** One kind of trouble a person may meet: `{name}` in the texts is filled from the problem's parameters. */
export interface ProblemKind {
  code: string;
  status: number;
  title: Localized;
  detail: Localized;
}

export type ProblemParams = Record<string, string | number>;

/** A trouble that is shown to a person: says what happened and what to do about it. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly params: ProblemParams;
  /** The field of the request that is at fault. */
  readonly field: string | undefined;

  constructor(
    kind: ProblemKind,
    params: ProblemParams = {},
    options: { field?: string; cause?: unknown } = {},
  ) {
    super(`${kind.code}: ${fill(kind.detail.en, params)}`, { cause: options.cause });
    this.name = 'Problem';
    this.kind = kind;
    this.params = params;
    this.field = options.field;
  }
}

/** What a refusal comes to when it is known who was refused. */
export type Heed = (refusal: Problem) => Promise<Problem>;

/** Title and detail of a problem in a language. */
export function describeProblem(
  problem: { kind: ProblemKind; params: ProblemParams },
  language: Language,
): { title: string; detail: string } {
  return {
    title: fill(problem.kind.title[language], problem.params),
    detail: fill(problem.kind.detail[language], problem.params),
  };
}

function fill(text: string, params: ProblemParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
