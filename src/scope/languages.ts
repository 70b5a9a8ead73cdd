import { words } from './path-rules.js';

export const SCRIPT = words('ts tsx mts cts js jsx mjs cjs');
export const MARKUP_SCRIPT = words('tsx jsx');

export const SERVER_LANGUAGE = words(
  'go rs py pyx rb rake ru jbuilder java kt kts scala groovy php cs vb fs fsx ex exs erl hrl gleam hs clj cljc cr pl pm lua c cc cpp cxx h hpp',
);

export const MOBILE_LANGUAGE = words('swift dart m mm');

export const VIEW = words(
  'vue svelte astro html htm xhtml erb rhtml haml slim heex eex leex tmpl gohtml tpl cshtml razor xaml axaml jsp aspx ascx phtml hbs handlebars mustache ejs pug jade twig liquid njk jinja jinja2 j2 vm mjml',
);

export const STYLESHEET = words('css scss sass less styl stylus pcss');

export const BINARY = words(
  'png jpg jpeg gif webp avif bmp ico icns svg tif tiff psd ai sketch fig mp3 mp4 m4a wav ogg webm mov avi flac woff woff2 ttf otf eot pdf doc docx xls xlsx ppt pptx zip gz tgz bz2 xz 7z rar tar jar war ear class exe dll so dylib o a wasm pyc node bin dat bcmap sqlite sqlite3 db parquet',
);

export const DATA = words('json yml yaml po pot mo properties arb xliff xlf ftl strings resx');

export const CONFIG = words('yml yaml json toml conf cnf hjson ini sh bash env cfg tpl gotmpl xml properties');
