export const id=69;export const ids=[69];export const modules={9069:(e,t,n)=>{n.r(t);n.d(t,{runCli:()=>c});var r=n(7975);var i=n(1745);var a=n(1568);const o=`backend-review: reviews backend changes against your team's Critical Standards

  backend-review review --diff FILE|-  [--repo DIR] [--head REF]
  backend-review review --base REF     [--repo DIR] [--head REF]
  backend-review review --pr OWNER/REPO#N          (token from GITHUB_TOKEN; posts nothing)
  backend-review audit  [--repo DIR] [--ref REF] [GLOB ...]

  --engine auto|agent|rules    who reviews; auto: the agent when ANTHROPIC_API_KEY is set, else the rules
  --format pretty|json|markdown                what goes to stdout (pretty)
  --output FILE                also write FILE, by its ending .json or .md; may repeat
  --fail-on critical|high|medium|low|never     lowest severity that ends in exit code 1
  --on-incomplete fail|warn    warn turns exit code 2 into 0
  --agent PATH  --config PATH  read at the base, or in the working directory for --diff
  --model NAME  --base-url URL  --max-cost-usd N  --max-minutes N
  --help  --version

Exit codes: 0 pass, 1 fail, 2 incomplete, 3 bad configuration.
`;const s={type:"string"};const d={...{repo:s,base:s,head:s,diff:s,pr:s,ref:s,format:s},...{engine:s,agent:s,config:s,model:s,"base-url":s},...{"fail-on":s,"on-incomplete":s,"max-cost-usd":s,"max-minutes":s},output:{type:"string",multiple:true},help:{type:"boolean",short:"h"},version:{type:"boolean"}};async function c(e){let t;try{const{values:r,positionals:s}=u(e);t=r["on-incomplete"];const[d,...c]=s;if(r.version)return l(`${JSON.parse((0,i.n)("package.json")).version}
`);if(r.help||d===undefined)return l(o);if(d==="review"&&c.length===0)return await (await Promise.all([n.e(770),n.e(8),n.e(777),n.e(29),n.e(758),n.e(665),n.e(446)]).then(n.bind(n,2446))).reviewCommand(r);if(d==="audit")return await (await Promise.all([n.e(770),n.e(8),n.e(29),n.e(758),n.e(665),n.e(765)]).then(n.bind(n,7677))).auditCommand(r,c);throw new a.k(`"${s.join(" ")}" is no command. There are review and audit: see --help.`)}catch(r){const{complain:e}=await n.e(536).then(n.bind(n,536));return e(r,{say:e=>process.stderr.write(`backend-review: ${e}
`),onIncomplete:t})}}function u(e){try{return(0,r.parseArgs)({args:e,options:d,allowPositionals:true})}catch(e){if(!(e instanceof TypeError))throw e;throw new a.k(e.message,{cause:e})}}function l(e){process.stdout.write(e);return 0}},1745:(e,t,n)=>{n.d(t,{n:()=>s});var r=n(3024);var i=n(6760);var a=n(3136);let o=null;function s(e){o??=d((0,i.dirname)((0,a.fileURLToPath)(import.meta.url)));return(0,r.readFileSync)((0,i.join)(o,e),"utf8")}function d(e){if((0,r.existsSync)((0,i.join)(e,"action.yml")))return e;const t=(0,i.dirname)(e);if(t===e)throw new Error("The files that ship with backend-review (action.yml, agents, data) are missing.");return d(t)}},1568:(e,t,n)=>{n.d(t,{k:()=>r});class r extends Error{name="BadInput"}}};
