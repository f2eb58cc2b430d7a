// Runs below the peers' own node_modules: a CouchDB-compatible server whose data lie in the folder given as argument.
const { createRequire } = require('node:module')
const [, , peers, folder] = process.argv
const load = createRequire(`${peers}/package.json`)
const express = load('express')
const PouchDB = load('pouchdb').defaults({ prefix: `${folder}/` })

const app = express()
app.use('/', load('express-pouchdb')(PouchDB, { mode: 'minimumForPouchDB', logPath: `${folder}/log.txt` }))
const server = app.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`))
