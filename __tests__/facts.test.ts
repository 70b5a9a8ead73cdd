import { readFileSync } from 'node:fs';
import { factData } from '../src/standards/fact-data.js';

const names = (path: string, text: string) =>
  factData()
    .patterns.filter(({ files, regex }) => files.test(path) && regex.test(text))
    .map(({ name }) => name);

describe('the patterns of facts', () => {
  it('silence only rules that there are', () => {
    const catalogue = readFileSync('data/rules.json', 'utf8');
    for (const id of factData().patterns.flatMap(({ silences }) => silences)) expect(catalogue).toContain(`"${id}"`);
  });

  it.each([
    [
      'src/app.ts',
      'app.use((err: Error, req: Request, res: Response, next: NextFunction) => {',
      'Express error middleware',
    ],
    ['src/app.js', 'app.use(function onError(err, req, res, next) {', 'Express error middleware'],
    ['src/server.js', 'app.use(errorHandler);', 'Express error middleware'],
    ['src/server.ts', 'fastify.setErrorHandler((error, request, reply) => {', 'Fastify setErrorHandler'],
    ['src/main.ts', 'app.useGlobalFilters(new AllExceptions());', 'Nest global filter'],
    ['app/main.py', '@app.exception_handler(Exception)', 'FastAPI exception handler'],
    ['app/__init__.py', '@app.errorhandler(500)', 'Flask error handler'],
    ['site/urls.py', "handler500 = 'site.views.failed'", 'Django handler500'],
    ['src/main/java/ApiExceptionHandler.java', '@RestControllerAdvice\nclass X', 'Spring @ControllerAdvice'],
    ['cmd/main.go', 'router := gin.Default()', 'Gin recovery'],
    ['app/controllers/application_controller.rb', 'rescue_from StandardError, with: :failed', 'Rails rescue_from'],
    ['app/Exceptions/Handler.php', 'class Handler extends ExceptionHandler', 'Laravel exception handler'],
    ['Api/Program.cs', 'app.UseExceptionHandler("/error");', 'ASP.NET exception handler'],
    ['requirements.txt', 'fastapi==0.115\n', 'FastAPI with Pydantic'],
    ['src/logger.ts', "pino({ redact: ['req.headers.authorization'] })", 'pino with redact'],
    ['config/initializers/filter_parameter_logging.rb', 'x.filter_parameters += [:token]', 'Rails filter_parameters'],
    ['package.json', '{ "dependencies": { "@prisma/client": "6" } }', 'Prisma'],
    ['go.mod', 'require gorm.io/gorm v1.25', 'GORM'],
    ['pyproject.toml', 'dependencies = ["SQLAlchemy>=2"]', 'SQLAlchemy'],
  ])('find in %s what “%s” shows', (path, text, name) => {
    expect(names(path, text)).toEqual([name]);
  });

  it.each([
    ['src/app.ts', 'app.use((req, res, next) => next());'],
    ['src/app.ts', 'app.use(express.json());'],
    ['app/main.py', '@app.exception_handler(OrderMissing)'],
    ['cmd/main.go', 'router := gin.New()'],
    ['package.json', '{ "devDependencies": { "ts-jest": "29" } }'],
  ])('find nothing in %s for “%s”', (path, text) => {
    expect(names(path, text)).toEqual([]);
  });
});
