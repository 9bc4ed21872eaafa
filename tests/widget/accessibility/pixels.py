"""What is seen, in shades of grey."""

from __future__ import annotations

from base64 import b64encode

from playwright.sync_api import Locator, Page

# Mean brightness, from 0 to 255, of each of ten equal columns of a picture: one column a figure.
COLUMNS = """async (png) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data, width } = canvas.getImageData(0, 0, image.width, image.height);
  const sums = Array.from({ length: 10 }, () => [0, 0]);
  for (let place = 0; place < data.length; place += 4) {
    const sum = sums[Math.min(9, Math.floor(((place / 4) % width) / width * 10))];
    sum[0] += 0.2126 * data[place] + 0.7152 * data[place + 1] + 0.0722 * data[place + 2];
    sum[1] += 1;
  }
  return sums.map(([total, count]) => total / count);
}"""


def greys(blank: Page, row: Locator) -> list[float]:
    """The brightness of each of the ten figures of a row, surroundings included. `blank` only computes it."""
    return blank.evaluate(COLUMNS, b64encode(row.screenshot()).decode())
