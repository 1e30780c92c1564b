// Makes the types of the API out of its OpenAPI. Written only when they differ, so that nothing looks changed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const API = new URL('../../server/src/main/resources/caseloom/admin/openapi.json', import.meta.url)
const TYPES = new URL('../src/api/schema.d.ts', import.meta.url)

const ast = await openapiTS(API, { defaultNonNullable: false, emptyObjectsUnknown: true })
const text = astToString(ast)
if (!existsSync(TYPES) || readFileSync(TYPES, 'utf8') !== text) writeFileSync(TYPES, text)
