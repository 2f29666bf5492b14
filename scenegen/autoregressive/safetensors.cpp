// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/safetensors.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <Eigen/Core>

#include <cmath>
#include <cstring>

namespace twinloom::scenegen
{

namespace
{

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kLongestHeader = 100'000'000; ///< as the format has it
constexpr qsizetype kMostDimensions = 8;

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

/// Where a tensor's numbers lie among the data.
struct Range {
    std::uint64_t begin = 0, end = 0;
};

std::optional<std::uint64_t> wholeNumber(const QJsonValue &json)
{
    const double value = json.toDouble(-1);
    if (!(value >= 0) || value > 9e15 || value != std::floor(value))
        return std::nullopt;
    return static_cast<std::uint64_t>(value);
}

/// The number of values of a shape that is no longer than `most`.
std::optional<std::uint64_t> countOf(const QJsonArray &shape, std::uint64_t most, std::vector<std::int64_t> &sizes)
{
    if (shape.size() > kMostDimensions)
        return std::nullopt;
    std::uint64_t count = 1;
    for (const QJsonValue &value : shape) {
        const auto size = wholeNumber(value);
        if (!size || *size > most || (*size > 0 && count > most / *size))
            return std::nullopt;
        count *= *size;
        sizes.push_back(static_cast<std::int64_t>(*size));
    }
    return count;
}

float numberAt(const char *at, bool half)
{
    if (!half)
        return qFromLittleEndian<float>(at);
    return static_cast<float>(Eigen::numext::bit_cast<Eigen::half>(qFromLittleEndian<quint16>(at)));
}

class Reader
{
public:
    Reader(const QByteArray &bytes, const QString &name) : m_bytes(bytes), m_name(name) {}
    Result<SafeTensors> read();

private:
    Unexpected bad(const QString &what) const
    {
        return unexpected(ErrorCode::BadInput, text("The weights \"%1\" cannot be read: %2").arg(m_name, what));
    }
    Result<Tensor> tensorFrom(const QString &key, const QJsonObject &json);
    Result<void> checkRanges() const;

    const QByteArray &m_bytes;
    const QString &m_name;
    std::uint64_t m_dataAt = 0, m_dataSize = 0;
    std::vector<Range> m_ranges;
};

Result<Tensor> Reader::tensorFrom(const QString &key, const QJsonObject &json)
{
    const QString type = json.value(QLatin1String("dtype")).toString();
    const bool half = type == QLatin1String("F16");
    if (!half && type != QLatin1String("F32"))
        return bad(text("\"%1\" has numbers of type \"%2\"; F32 and F16 are read.").arg(key, type));
    const std::uint64_t bytes = half ? 2 : 4;
    const QJsonArray offsets = json.value(QLatin1String("data_offsets")).toArray();
    const auto begin = wholeNumber(offsets.at(0)), end = wholeNumber(offsets.at(1));
    if (offsets.size() != 2 || !begin || !end || *begin > *end || *end > m_dataSize)
        return bad(text("\"%1\" lies outside of the file.").arg(key));
    Tensor tensor;
    const auto count = countOf(json.value(QLatin1String("shape")).toArray(), m_dataSize / bytes, tensor.shape);
    if (!json.value(QLatin1String("shape")).isArray() || !count || *count * bytes != *end - *begin)
        return bad(text("the shape of \"%1\" does not fit its bytes.").arg(key));
    m_ranges.push_back({*begin, *end});
    if (const auto disjoint = checkRanges(); !disjoint)
        return unexpected(disjoint.error());
    tensor.values.resize(*count);
    const char *at = m_bytes.constData() + m_dataAt + *begin;
    for (float &value : tensor.values) {
        value = numberAt(at, half);
        at += bytes;
        if (!std::isfinite(value))
            return bad(text("\"%1\" holds a number that is not finite.").arg(key));
    }
    return tensor;
}

/// The last range against those before it, so that a small file cannot stand for a large model.
Result<void> Reader::checkRanges() const
{
    std::uint64_t sum = 0;
    for (const Range &range : m_ranges)
        sum += range.end - range.begin;
    if (sum > m_dataSize)
        return bad(text("its tensors overlap."));
    return {};
}

Result<SafeTensors> Reader::read()
{
    const auto size = static_cast<std::uint64_t>(m_bytes.size());
    if (size < kLengthBytes)
        return bad(text("it is too short."));
    const auto header = qFromLittleEndian<quint64>(m_bytes.constData());
    if (header > kLongestHeader || header > size - kLengthBytes)
        return bad(text("its header is longer than the file."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(m_bytes.constData() + kLengthBytes, static_cast<qsizetype>(header)), &error);
    if (!document.isObject())
        return bad(text("its header is no JSON object, at offset %1.").arg(8 + error.offset));
    m_dataAt = kLengthBytes + header;
    m_dataSize = size - m_dataAt;
    SafeTensors read;
    const QJsonObject entries = document.object();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        if (it.key() == QLatin1String("__metadata__")) {
            for (auto pair = entry.begin(); pair != entry.end(); ++pair)
                read.metadata[pair.key()] = pair.value().toString();
            continue;
        }
        auto tensor = tensorFrom(it.key(), entry);
        if (!tensor)
            return unexpected(tensor.error());
        read.tensors[it.key()] = std::move(*tensor);
    }
    return read;
}

} // namespace

Result<SafeTensors> readSafeTensors(const QByteArray &bytes, const QString &name)
{
    return Reader(bytes, name).read();
}

} // namespace twinloom::scenegen
