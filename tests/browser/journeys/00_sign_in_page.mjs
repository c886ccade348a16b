// The first page anybody sees opens, on a phone and on a laptop.
export default async ({ newPage, base, look, targets, expect }) => {
  for (const width of [360, 1280]) {
    const page = await newPage({ width })
    await expect.status(page, `${base}/sign-in`, 200)
    await expect.visible(page, '[name=name]')
    await expect.visible(page, '[name=password]')
    await look(page, 'sign-in')
    await targets(page)
  }
}
