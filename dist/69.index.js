export const id=69;export const ids=[69];export const modules={9069:(e,t,n)=>{n.r(t);n.d(t,{runCli:()=>l});var a=n(7975);var r=n(1745);var i=n(1568);const o=`backend-review: reviews backend changes against your team's Critical Standards

  backend-review review --diff FILE|-  [--repo DIR] [--head REF]
  backend-review review --base REF     [--repo DIR] [--head REF]
  backend-review review --pr OWNER/REPO#N          (token from GITHUB_TOKEN; posts nothing)
  backend-review audit  [--repo DIR] [--ref REF] [GLOB ...]
  backend-review eval   [--cases FILE[.gz]] [--prs FILE[.gz]] [--with-hints]   (labelled samples; see docs/eval.md)
  backend-review explain [RULE]
  backend-review doctor [--repo DIR] [--ref REF] [--pr OWNER/REPO#N]   (what a review needs, a line each)
  backend-review gate RESULT --base SHA --head SHA      (judges a saved result again, offline)
  backend-review publish RESULT    (posts a saved result; token from GITHUB_TOKEN)

  --engine auto|agent|rules    who reviews; auto: the agent when ANTHROPIC_API_KEY is set, else the rules
  --format pretty|json|markdown                what goes to stdout (pretty)
  --output FILE                also write FILE, by its ending .json or .md (eval: .jsonl); may repeat
  --fail-on critical|high|medium|low|never     lowest severity that ends in exit code 1
  --on-incomplete fail|warn    warn turns exit code 2 into 0
  --agent PATH  --config PATH  read at the base, or in the working directory for --diff
  --hints FILE                 SARIF of another tool: places for the agent (review, audit); may repeat
  --state-file FILE            answers of earlier runs, reused where nothing they saw has changed (review, audit)
  --record FILE                write every exchange with Claude to FILE (review, audit); holds the code that was sent
  --replay FILE                answer from such a FILE, without network and key
  --dry-run FOLDER             write what Claude would be sent to FOLDER and estimate its cost (review, audit); send nothing
  --write-baseline             accept what an audit of the whole tree finds: written to .github/ there (docs/suppressions.md)
  --model NAME  --base-url URL  --max-cost-usd N  --max-minutes N
  --help  --version

Exit codes: 0 pass, 1 fail, 2 incomplete, 3 bad configuration.
`;const s={type:"string"};const d={...{repo:s,base:s,head:s,diff:s,pr:s,ref:s,format:s},...{engine:s,agent:s,config:s,model:s,"base-url":s},...{"fail-on":s,"on-incomplete":s,"max-cost-usd":s,"max-minutes":s},...{cases:s,prs:s,record:s,replay:s,"state-file":s,"dry-run":s},"with-hints":{type:"boolean"},"write-baseline":{type:"boolean"},hints:{type:"string",multiple:true},output:{type:"string",multiple:true},help:{type:"boolean",short:"h"},version:{type:"boolean"}};async function l(e){let t;try{const{values:a,positionals:s}=u(e);t=a["on-incomplete"];const[d,...l]=s;if(a.version)return c(`${JSON.parse((0,r.nR)("package.json")).version}
`);if(a.help||d===undefined)return c(o);if(d==="review"&&l.length===0)return await (await Promise.all([n.e(770),n.e(673),n.e(138),n.e(291),n.e(4),n.e(502),n.e(337),n.e(963),n.e(609),n.e(409),n.e(847),n.e(640)]).then(n.bind(n,4640))).reviewCommand(a);if(d==="audit")return await (await Promise.all([n.e(770),n.e(673),n.e(138),n.e(291),n.e(4),n.e(502),n.e(337),n.e(963),n.e(609),n.e(409),n.e(688)]).then(n.bind(n,3541))).auditCommand(a,l);if(d==="eval"&&l.length===0)return await (await Promise.all([n.e(770),n.e(673),n.e(138),n.e(291),n.e(4),n.e(337),n.e(963),n.e(609),n.e(409),n.e(888)]).then(n.bind(n,4196))).evalCommand(a);if(d==="explain"&&l.length<=1)return c((await Promise.all([n.e(770),n.e(845)]).then(n.bind(n,5845))).explain(l[0]??null));if(d==="doctor"&&l.length===0)return await (await Promise.all([n.e(770),n.e(673),n.e(4),n.e(337),n.e(409),n.e(689)]).then(n.bind(n,4822))).doctorCommand(a);if(d==="gate"&&l[0]&&l.length===1)return await (await Promise.all([n.e(770),n.e(673),n.e(4),n.e(963),n.e(757),n.e(517)]).then(n.bind(n,1332))).gateCommand(a,l[0]);if(d==="publish"&&l[0]&&l.length===1)return await (await Promise.all([n.e(770),n.e(673),n.e(4),n.e(963),n.e(757),n.e(517)]).then(n.bind(n,1332))).publishCommand(l[0]);throw new i.k(`"${s.join(" ")}" is no command. There are review, audit, eval, explain, doctor, gate and publish: see --help.`)}catch(a){const{complain:e}=await n.e(536).then(n.bind(n,536));return e(a,{say:e=>process.stderr.write(`backend-review: ${e}
`),onIncomplete:t})}}function u(e){try{return(0,a.parseArgs)({args:e,options:d,allowPositionals:true})}catch(e){if(!(e instanceof TypeError))throw e;throw new i.k(e.message,{cause:e})}}function c(e){process.stdout.write(e);return 0}},1745:(e,t,n)=>{n.d(t,{C0:()=>l,Wp:()=>d,nR:()=>s});var a=n(3024);var r=n(6760);var i=n(3136);let o=null;function s(e){return(0,a.readFileSync)(l(e),"utf8")}function d(e){return new Uint8Array((0,a.readFileSync)(l(e)))}function l(e){o??=u((0,r.dirname)((0,i.fileURLToPath)(import.meta.url)));return(0,r.join)(o,e)}function u(e){if((0,a.existsSync)((0,r.join)(e,"action.yml")))return e;const t=(0,r.dirname)(e);if(t===e)throw new Error("The files that ship with backend-review (action.yml, agents, data) are missing.");return u(t)}},1568:(e,t,n)=>{n.d(t,{k:()=>a});class a extends Error{name="BadInput"}}};
