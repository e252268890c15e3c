/** What JSON can say and no value of JavaScript can: a number as it is written. */
export function written(token: string): string {
  return `@@${token}@@`;
}

/** JSON with such numbers, and with the keys that pollute prototypes where they are wanted. */
export function rawJson(value: unknown, more: readonly string[] = []): string {
  const json = JSON.stringify(value).replace(/"@@([^@"]*)@@"/gu, (_, token: string) => token);
  const fields = [json.slice(1, -1), ...more].filter((field) => field !== '');
  return `{${fields.join(',')}}`;
}

/** As deep as an event can be. */
export function deep(levels: number): string {
  return `"deep":${'[{"a":'.repeat(levels)}0${'}]'.repeat(levels)}`;
}

export const POLLUTION = [
  '"__proto__":{"polluted":true,"body":"!status","membership":"leave"}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"toString":7,"hasOwnProperty":null,"then":{}',
];
