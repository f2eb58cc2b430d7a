export const certificates = {
  title: 'Certificates',
}
