/** Where the centres are asked for, for the first lines, which do not wait for the table of operations. */
export const centresPath = '/api/v1/centres'
