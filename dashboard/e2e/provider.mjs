// The OpenID Connect provider of the server's tests, started by itself.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, ROOT } from './stage.mjs'

const ARTIFACT = 'mock-oauth2-server'
const START_MS = 60_000

/** Its jars, of the versions that the build says; they are there when the tests of the server have run. */
function classPath(folder, javaHome) {
  const [, group, artifact, version] = /<groupId>(.+?)<\/groupId>\s*<artifactId>(.+?)<\/artifactId>\s*<version>(.+?)<\/version>/.exec(readFileSync(join(ROOT, 'pom.xml'), 'utf8'))
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><relativePath>../../pom.xml</relativePath></parent>
  <artifactId>provider</artifactId>
  <packaging>pom</packaging>
  <dependencies><dependency><groupId>no.nav.security</groupId><artifactId>${ARTIFACT}</artifactId></dependency></dependencies>
</project>`,
  )
  const told = join(folder, 'classes')
  const resolve = (...options) =>
    execFileSync(join(ROOT, 'mvnw'), ['-q', '-B', ...options, '-f', join(folder, 'pom.xml'), 'dependency:build-classpath', `-Dmdep.outputFile=${told}`], {
      cwd: ROOT,
      env: { ...process.env, JAVA_HOME: javaHome },
      stdio: 'pipe',
    })
  try {
    resolve('-o')
  } catch {
    resolve()
  }
  return readFileSync(told, 'utf8')
}

/** Lets everybody in who says a name, and says of them what they write: claims as JSON. */
export async function startProvider(javaHome) {
  // Beside what is built, since a parent is found by a relative path only.
  const folder = mkdtempSync(join(ROOT, 'target', 'provider-'))
  const port = await freePort()
  const running = spawn(join(javaHome, 'bin', 'java'), ['-cp', classPath(folder, javaHome), 'no.nav.security.mock.oauth2.StandaloneMockOAuth2ServerKt'], {
    env: { ...process.env, SERVER_PORT: String(port), SERVER_HOSTNAME: 'localhost', JSON_CONFIG: '{"interactiveLogin": true}' },
    stdio: 'ignore',
  })
  const ended = new Promise((done) => running.on('exit', done))
  const issuer = `http://localhost:${port}/people`
  const stop = async () => {
    running.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const late = performance.now() + START_MS
  while (!(await fetch(`${issuer}/.well-known/openid-configuration`).then((answer) => answer.ok, () => false))) {
    if (performance.now() > late) {
      await stop()
      throw new Error('the provider was not ready in time')
    }
    await new Promise((done) => setTimeout(done, 100))
  }
  return { issuer, stop }
}
