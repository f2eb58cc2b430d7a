export const camera = {
  title: 'Photograph',
  shutter: 'Take photo',
  starting: 'Starting the camera…',
  refused:
    'The camera is not available. Allow it in the browser’s settings, or take the photo with the phone’s camera app.',
  fromFile: 'Use the camera app or a file',
  saving: 'Saving photo…',
  failed: 'The photo could not be saved. Take it again.',
  interrupted: 'A photo was interrupted before it was saved.',
  takeAgain: 'Take it again',
  dismiss: 'Not needed',
  photoOf: (number: string) => `Photo ${number}`,
  role: { bay: 'car in the bay', defect: 'defect', checkpoint: 'checkpoint' },
  removePhoto: 'Remove this photo',
  view: 'Show photo',
  gone: 'The picture is no longer on this device; the office has it.',
}
