import { loadLanguages, withSyntax } from '../../src/inspect/ast.js';
import { originOf } from '../../src/inspect/origin.js';

/** Where what is given to `sink(…)` comes from. */
async function originIn(language: string, text: string): Promise<string> {
  const engine = await loadLanguages([language]);
  return withSyntax(engine, { language, text }, ({ root }) => {
    const calls = root.descendantsOfType(['call_expression', 'call', 'function_call_expression']);
    const call = calls.find((each) => each.text.startsWith('sink('));
    const given = call?.childForFieldName('arguments')?.namedChild(0);
    return given ? originOf([given], { language, root, sink: 'sql' }).kind : 'nothing';
  });
}

describe('where a value comes from', () => {
  it.each([
    ['python', 'def f(name):\n    sink("a" + name)', 'open'],
    ['python', 'def f():\n    sink("a" + sys.argv[1])', 'open'],
    ['python', 'def f():\n    args = parser.parse_args()\n    sink(args.name)', 'open'],
    ['python', 'def f(form):\n    name = form.cleaned_data["name"]\n    sink(name)', 'open'],
    ['python', 'def f():\n    sink("a" + build())', 'unknown'],
    ['python', 'class A:\n    def f(self):\n        sink(f"a {self.table}")', 'unknown'],
    ['python', 'def f(name):\n    if name not in NAMES:\n        return\n    sink(name)', 'unknown'],
    ['python', 'def f(name):\n    sink(name)\nf("a")\nf("b")', 'unknown'],
    ['python', 'def f(name):\n    sink(name)\nf("a")\nf(other())', 'open'],
    ['python', 'def f(name):\n    sink("a" + name)\nf(request.GET["name"])', 'request'],
    ['python', 'def f(name):\n    sink(connection.ops.quote_name(name))', 'constant'],
    ['python', 'def handler(event, context):\n    sink(event["name"])', 'request'],
    ['python', 'def handler(event, context):\n    sink(context.name)', 'open'],
    ['python', 'def f(model):\n    sink(f"a {model.__tablename__} {model._meta.db_table}")', 'constant'],
    ['typescript', 'export const f = (name) => sink(`a ${name}`);', 'open'],
    ['typescript', 'export const f = (id: number) => sink(`a ${id}`);', 'constant'],
    ['typescript', 'export const f = () => sink(`a ${table}`);', 'unknown'],
    ['typescript', 'export const f = () => sink(`a ${build()}`);', 'unknown'],
    ['typescript', 'export const handler = async (event) => sink(event.name);', 'request'],
    ['typescript', 'exports.handler = async (event, context) => sink(context.name);', 'open'],
    ['typescript', 'app.get("/", (req) => sink(req.query.q === "undefined" ? "" : req.query.q));', 'request'],
    ['typescript', 'app.get("/", (req) => sink(req.query.q === "name" ? req.query.q : "id"));', 'unknown'],
    ['typescript', 'export const f = (all) => all.map((name) => sink(`a ${name}`));', 'unknown'],
    ['go', 'package a\nfunc f(name string) { sink("a" + name) }', 'open'],
    ['go', 'package a\nfunc f() { sink("a" + os.Args[1]) }', 'open'],
    ['go', 'package a\nfunc f(id int) { sink(fmt.Sprintf("a %d", id)) }', 'constant'],
    ['ruby', 'def handler(event:, context:)\n  sink(event["name"])\nend', 'request'],
    ['php', '<?php function f($name) { sink("a $name"); }', 'open'],
  ])('in %s, %j is %s', async (language, text, kind) => {
    expect(await originIn(language, text)).toBe(kind);
  });
});
