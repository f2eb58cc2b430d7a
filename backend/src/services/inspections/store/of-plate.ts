/** Of what hangs on inspections, those of a plate: an array, and not a join, so that a few are found in any order. */
export const ofPlate = 'inspection_id = ANY (ARRAY(SELECT inspection_id FROM inspections WHERE plate_key LIKE ?))'
