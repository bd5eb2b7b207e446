// npm run sign-updates -- FOLDER --key FILE: signs the manifests of a feed (latest*.yml), each in a file beside it. npm run sign-updates -- --new-key FILE: makes the key.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, Stop } from './lib/report.mjs'

const usage = 'usage: npm run sign-updates -- --new-key FILE, once; then for each release: npm run sign-updates -- FOLDER --key FILE'

/** The public half as consoles are told it: Ed25519, SPKI in base64. */
const publicKeyOf = (privateKey) => createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64')

function newKey(file) {
  if (existsSync(file)) throw new Stop(`${file} is there already. Consoles trust the key they were built with: a new one would leave them without updates. Name another file if that is meant.`)
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  console.log(`The key is in ${file}: keep it where no feed is. Consoles are told its public half:\nMAIN_VITE_UPDATE_KEY=${publicKeyOf(privateKey)}`)
}

function readKey(file) {
  let key
  try {
    key = createPrivateKey(readFileSync(file))
  } catch (error) {
    throw new Stop(`${file} is no private key that can be read (${error.code ?? error.message}). Make one with --new-key.`)
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Stop(`${file} is a key of another kind (${key.asymmetricKeyType}): Ed25519 is wanted. Make one with --new-key.`)
  return key
}

function signAll(folder, keyFile) {
  const key = readKey(keyFile)
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^latest[\w-]*\.yml$/.test(name)) : []
  if (names.length === 0) throw new Stop(`${folder} holds no manifest (latest*.yml). Build the installers first: npm run installers in apps/desktop.`)
  for (const name of names) {
    writeFileSync(join(folder, `${name}.sig`), `${sign(null, readFileSync(join(folder, name)), key).toString('base64')}\n`)
    console.log(`  signed ${name}`)
  }
  console.log(`\nPut the whole folder on the feed. Consoles must have been built with MAIN_VITE_UPDATE_KEY=${publicKeyOf(key)}`)
}

function main(args) {
  const valueOf = (option) => { const at = args.indexOf(option); return at < 0 ? undefined : (args[at + 1] ?? '') }
  const [made, keyFile] = [valueOf('--new-key'), valueOf('--key')]
  const [folder] = args.filter((arg, index) => !arg.startsWith('--') && !args[index - 1]?.startsWith('--'))
  if (made) newKey(made)
  else if (folder && keyFile) signAll(folder, keyFile)
  else throw new Stop(usage)
}

try {
  main(process.argv.slice(2))
} catch (error) {
  fail(error)
}
