// Where things are, so that the journeys run from any folder.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const HERE = dirname(dirname(fileURLToPath(import.meta.url)))
export const ROOT = dirname(dirname(HERE))
export const OUT = join(HERE, 'out')
