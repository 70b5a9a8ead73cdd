export const id=69;export const ids=[69];export const modules={9069:(e,t,n)=>{n.r(t);n.d(t,{runCli:()=>d});var r=n(7975);var a=n(1745);var i=n(1568);const o=`backend-review: reviews backend changes against your team's Critical Standards

  backend-review review --diff FILE|-  [--repo DIR] [--head REF]
  backend-review review --base REF     [--repo DIR] [--head REF]
  backend-review review --pr OWNER/REPO#N          (token from GITHUB_TOKEN; posts nothing)
  backend-review audit  [--repo DIR] [--ref REF] [GLOB ...]
  backend-review eval   [--cases FILE[.gz]] [--prs FILE[.gz]] [--with-hints]   (labelled samples; see docs/eval.md)
  backend-review explain [RULE]

  --engine auto|agent|rules    who reviews; auto: the agent when ANTHROPIC_API_KEY is set, else the rules
  --format pretty|json|markdown                what goes to stdout (pretty)
  --output FILE                also write FILE, by its ending .json or .md (eval: .jsonl); may repeat
  --fail-on critical|high|medium|low|never     lowest severity that ends in exit code 1
  --on-incomplete fail|warn    warn turns exit code 2 into 0
  --agent PATH  --config PATH  read at the base, or in the working directory for --diff
  --hints FILE                 SARIF of another tool: places for the agent (review, audit); may repeat
  --record FILE                write every exchange with Claude to FILE (review, audit); holds the code that was sent
  --replay FILE                answer from such a FILE, without network and key
  --dry-run FOLDER             write what Claude would be sent to FOLDER and estimate its cost (review, audit); send nothing
  --model NAME  --base-url URL  --max-cost-usd N  --max-minutes N
  --help  --version

Exit codes: 0 pass, 1 fail, 2 incomplete, 3 bad configuration.
`;const s={type:"string"};const l={...{repo:s,base:s,head:s,diff:s,pr:s,ref:s,format:s},...{engine:s,agent:s,config:s,model:s,"base-url":s},...{"fail-on":s,"on-incomplete":s,"max-cost-usd":s,"max-minutes":s},...{cases:s,prs:s,record:s,replay:s,"dry-run":s},"with-hints":{type:"boolean"},hints:{type:"string",multiple:true},output:{type:"string",multiple:true},help:{type:"boolean",short:"h"},version:{type:"boolean"}};async function d(e){let t;try{const{values:r,positionals:s}=c(e);t=r["on-incomplete"];const[l,...d]=s;if(r.version)return u(`${JSON.parse((0,a.nR)("package.json")).version}
`);if(r.help||l===undefined)return u(o);if(l==="review"&&d.length===0)return await (await Promise.all([n.e(770),n.e(8),n.e(777),n.e(708),n.e(309),n.e(464),n.e(343),n.e(640)]).then(n.bind(n,4640))).reviewCommand(r);if(l==="audit")return await (await Promise.all([n.e(770),n.e(8),n.e(708),n.e(309),n.e(464),n.e(343),n.e(765)]).then(n.bind(n,7677))).auditCommand(r,d);if(l==="eval"&&d.length===0)return await (await Promise.all([n.e(770),n.e(8),n.e(708),n.e(309),n.e(464),n.e(636)]).then(n.bind(n,4196))).evalCommand(r);if(l==="explain"&&d.length<=1)return u((await Promise.all([n.e(770),n.e(845)]).then(n.bind(n,5845))).explain(d[0]??null));throw new i.k(`"${s.join(" ")}" is no command. There are review, audit, eval and explain: see --help.`)}catch(r){const{complain:e}=await n.e(536).then(n.bind(n,536));return e(r,{say:e=>process.stderr.write(`backend-review: ${e}
`),onIncomplete:t})}}function c(e){try{return(0,r.parseArgs)({args:e,options:l,allowPositionals:true})}catch(e){if(!(e instanceof TypeError))throw e;throw new i.k(e.message,{cause:e})}}function u(e){process.stdout.write(e);return 0}},1745:(e,t,n)=>{n.d(t,{C0:()=>d,Wp:()=>l,nR:()=>s});var r=n(3024);var a=n(6760);var i=n(3136);let o=null;function s(e){return(0,r.readFileSync)(d(e),"utf8")}function l(e){return new Uint8Array((0,r.readFileSync)(d(e)))}function d(e){o??=c((0,a.dirname)((0,i.fileURLToPath)(import.meta.url)));return(0,a.join)(o,e)}function c(e){if((0,r.existsSync)((0,a.join)(e,"action.yml")))return e;const t=(0,a.dirname)(e);if(t===e)throw new Error("The files that ship with backend-review (action.yml, agents, data) are missing.");return c(t)}},1568:(e,t,n)=>{n.d(t,{k:()=>r});class r extends Error{name="BadInput"}}};
