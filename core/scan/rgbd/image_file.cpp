// SPDX-License-Identifier: Apache-2.0
#include "core/scan/rgbd/image_file.h"

#include "core/input_file.h"

#include <png.h>
#include <turbojpeg.h>

#include <QCoreApplication>
#include <QtEndian>

#include <csetjmp>

namespace twinloom::scan
{

namespace
{

constexpr int kMostPixels = 8192; ///< a side

Unexpected bad(const QString &path, const QString &what)
{
    return unexpected(ErrorCode::BadInput,
                      QCoreApplication::translate("scan", "Cannot read the picture %1: %2.").arg(path, what));
}

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (const auto opened = openRegularInput(file); !opened)
        return unexpected(opened.error());
    return file.readAll();
}

template <class Pixel>
Result<Raster<Pixel>> blank(const QString &path, std::uint64_t width, std::uint64_t height)
{
    if (width < 1 || height < 1 || width > kMostPixels || height > kMostPixels)
        return bad(
            path,
            QCoreApplication::translate("scan", "%1 x %2 pixels; at most 8192 a side are read").arg(width).arg(height));
    return Raster<Pixel>{static_cast<int>(width), static_cast<int>(height), std::vector<Pixel>(width * height)};
}

/// libpng's reading side. Its errors are jumps, so what they may leave owns nothing.
class PngReader
{
public:
    explicit PngReader(const QByteArray &bytes) : m_left(bytes)
    {
        m_png =
            png_create_read_struct(PNG_LIBPNG_VER_STRING, this, &PngReader::failed, [](png_structp, const char *) {});
        m_info = png_create_info_struct(m_png);
        png_set_read_fn(m_png, this, &PngReader::take);
        png_set_user_limits(m_png, kMostPixels, kMostPixels);
    }
    ~PngReader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    PngReader(const PngReader &) = delete;
    PngReader &operator=(const PngReader &) = delete;

    /// The rest is known after this.
    bool readHeader()
    {
        if (setjmp(png_jmpbuf(m_png)))
            return false;
        png_read_info(m_png, m_info);
        return true;
    }
    png_uint_32 width() const { return png_get_image_width(m_png, m_info); }
    png_uint_32 height() const { return png_get_image_height(m_png, m_info); }
    bool isDepth() const
    {
        return png_get_bit_depth(m_png, m_info) == 16 && png_get_color_type(m_png, m_info) == PNG_COLOR_TYPE_GRAY &&
               png_get_interlace_type(m_png, m_info) == PNG_INTERLACE_NONE;
    }
    /// All rows of a depth picture, in the machine's byte order and as they are: no gamma.
    bool readDepth(std::uint16_t *pixels)
    {
        if (setjmp(png_jmpbuf(m_png)))
            return false;
        if (Q_BYTE_ORDER == Q_LITTLE_ENDIAN)
            png_set_swap(m_png);
        for (png_uint_32 y = 0; y < height(); ++y)
            png_read_row(m_png, reinterpret_cast<png_bytep>(pixels + std::size_t{y} * width()), nullptr);
        png_read_end(m_png, nullptr);
        return true;
    }
    QString why() const { return m_why; }

private:
    static void failed(png_structp png, const char *why)
    {
        static_cast<PngReader *>(png_get_error_ptr(png))->m_why = QString::fromLatin1(why);
        longjmp(png_jmpbuf(png), 1);
    }
    static void take(png_structp png, png_bytep out, std::size_t size)
    {
        QByteArrayView &left = static_cast<PngReader *>(png_get_io_ptr(png))->m_left;
        if (static_cast<std::size_t>(left.size()) < size)
            png_error(png, "the file breaks off");
        std::copy_n(left.begin(), size, out);
        left = left.sliced(static_cast<qsizetype>(size));
    }

    QByteArrayView m_left;
    QString m_why;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

Result<DepthImage> depthFromPng(const QString &path, const QByteArray &bytes)
{
    PngReader reader(bytes);
    if (!reader.readHeader())
        return bad(path, reader.why());
    if (!reader.isDepth())
        return bad(path, QCoreApplication::translate("scan", "16-bit grey values are expected of a depth picture"));
    auto image = blank<std::uint16_t>(path, reader.width(), reader.height());
    if (image && !reader.readDepth(image->pixels.data()))
        return bad(path, reader.why());
    return image;
}

/// "P5 WIDTH HEIGHT MOST" and one byte of white space, then two bytes a pixel, the higher one first
/// (https://netpbm.sourceforge.net/doc/pgm.html).
Result<DepthImage> depthFromPgm(const QString &path, const QByteArray &bytes)
{
    qsizetype at = 2;
    std::array<std::uint64_t, 3> header{};
    for (std::uint64_t &number : header) {
        while (at < bytes.size() && (std::isspace(static_cast<unsigned char>(bytes[at])) || bytes[at] == '#'))
            at = bytes[at] == '#' ? std::max(bytes.indexOf('\n', at), at) + 1 : at + 1;
        for (; at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9' && number < 1'000'000; ++at)
            number = number * 10 + static_cast<std::uint64_t>(bytes[at] - '0');
    }
    ++at;
    if (header[2] < 256 || header[2] > 65535)
        return bad(path, QCoreApplication::translate("scan", "16-bit grey values are expected of a depth picture"));
    auto image = blank<std::uint16_t>(path, header[0], header[1]);
    if (!image)
        return image;
    if (const auto size = static_cast<qsizetype>(2 * image->pixels.size()); bytes.size() - at < size)
        return bad(
            path,
            QCoreApplication::translate("scan", "it breaks off at byte %1 of %2").arg(bytes.size()).arg(at + size));
    qFromBigEndian<std::uint16_t>(bytes.constData() + at, static_cast<qsizetype>(image->pixels.size()),
                                  image->pixels.data());
    return image;
}

Result<ColourImage> colourFromPng(const QString &path, const QByteArray &bytes)
{
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&png, bytes.constData(), static_cast<std::size_t>(bytes.size())))
        return bad(path, QString::fromLatin1(png.message));
    png.format = PNG_FORMAT_RGB;
    auto image = blank<Rgb>(path, png.width, png.height);
    if (!image)
        png_image_free(&png);
    else if (!png_image_finish_read(&png, nullptr, image->pixels.data(), 0, nullptr))
        return bad(path, QString::fromLatin1(png.message));
    return image;
}

Result<ColourImage> colourFromJpeg(const QString &path, const QByteArray &bytes)
{
    const std::unique_ptr<void, int (*)(tjhandle)> decoder(tjInitDecompress(), &tjDestroy);
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    const auto size = static_cast<unsigned long>(bytes.size());
    int width = 0, height = 0, sampling = 0, space = 0;
    const auto why = [&] { return QString::fromLatin1(tjGetErrorStr2(decoder.get())); };
    if (tjDecompressHeader3(decoder.get(), data, size, &width, &height, &sampling, &space) != 0)
        return bad(path, why());
    auto image = blank<Rgb>(path, static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(height));
    if (image && tjDecompress2(decoder.get(), data, size, reinterpret_cast<unsigned char *>(image->pixels.data()),
                               width, 0, height, TJPF_RGB, TJFLAG_STOPONWARNING) != 0)
        return bad(path, why());
    return image;
}

static_assert(sizeof(Rgb) == 3, "decoders write rows of Rgb");

} // namespace

Result<DepthImage> readDepthImage(const QString &path)
{
    const auto bytes = bytesOf(path);
    if (!bytes)
        return unexpected(bytes.error());
    if (bytes->startsWith("\x89PNG"))
        return depthFromPng(path, *bytes);
    if (bytes->startsWith("P5"))
        return depthFromPgm(path, *bytes);
    return bad(path, QCoreApplication::translate("scan", "depth is read from PNG and PGM"));
}

Result<ColourImage> decodeColourImage(const QByteArray &bytes, const QString &name)
{
    if (bytes.startsWith("\x89PNG"))
        return colourFromPng(name, bytes);
    if (bytes.startsWith("\xff\xd8"))
        return colourFromJpeg(name, bytes);
    return bad(name, QCoreApplication::translate("scan", "colour is read from PNG and JPEG"));
}

Result<ColourImage> readColourImage(const QString &path)
{
    const auto bytes = bytesOf(path);
    if (!bytes)
        return unexpected(bytes.error());
    return decodeColourImage(*bytes, path);
}

} // namespace twinloom::scan
