"""What judges a PDF besides us: veraPDF, qpdf, poppler, PDFium and pdf.js, and our own walk of its tree."""
