// SPDX-License-Identifier: Apache-2.0
// Reads values and fields out of JSON, and says where a wrong one stands: "objects[3].size: ...". Every failure is
// BadInput. The writers are the exact inverse: a value that was written reads back equal.
// Numbers: finite only; -0 is written as 0, because Qt reads "-0" as the integer 0 and bytes would differ after a trip.
#pragma once

#include "core/scene/component.h"

#include <QJsonArray>
#include <QJsonObject>

namespace twinloom::scene
{

/// The deepest nesting of JSON that a component may hold; Qt's parser stops at 1024, which includes what is around it.
inline constexpr int kMostJsonDepth = 1000;

Unexpected wrongField(const QString &path, const QString &what);
/// "a.b" and "a[3]"; an empty path is the top.
QString memberPath(const QString &path, const QString &key);
QString elementPath(const QString &path, qsizetype index);

Result<void> readJson(const QJsonValue &json, const QString &path, bool &value);
Result<void> readJson(const QJsonValue &json, const QString &path, double &value);
Result<void> readJson(const QJsonValue &json, const QString &path, std::optional<double> &value);
Result<void> readJson(const QJsonValue &json, const QString &path, qint64 &value);
/// A number, or decimal text above 2^53, where a JSON number would not be exact.
Result<void> readJson(const QJsonValue &json, const QString &path, quint64 &value);
Result<void> readJson(const QJsonValue &json, const QString &path, QString &value);
Result<void> readJson(const QJsonValue &json, const QString &path, Vec2 &value);
Result<void> readJson(const QJsonValue &json, const QString &path, Vec3 &value);
Result<void> readJson(const QJsonValue &json, const QString &path, Eigen::Vector4d &value);
Result<void> readJson(const QJsonValue &json, const QString &path, QJsonObject &value);
Result<void> readJson(const QJsonValue &json, const QString &path, QJsonArray &value);

/// An array; each element by its own readJson.
template <class T>
Result<void> readJson(const QJsonValue &json, const QString &path, std::vector<T> &value)
{
    QJsonArray array;
    if (const auto read = readJson(json, path, array); !read)
        return read;
    value.clear();
    value.reserve(static_cast<std::size_t>(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (const auto read = readJson(array.at(i), elementPath(path, i), value.emplace_back()); !read)
            return read;
    }
    return {};
}

QJsonValue writeJson(bool value);
QJsonValue writeJson(double value);
QJsonValue writeJson(qint64 value);
QJsonValue writeJson(quint64 value);
QJsonValue writeJson(const QString &value);
QJsonValue writeJson(const Vec2 &value);
QJsonValue writeJson(const Vec3 &value);
QJsonValue writeJson(const Eigen::Vector4d &value);
/// Any JSON, with -0 made 0 throughout.
QJsonValue writeJson(const QJsonValue &value);
QJsonValue writeJson(const QJsonObject &value);

template <class T>
QJsonValue writeJson(const std::vector<T> &value)
{
    QJsonArray array;
    for (const T &element : value)
        array.append(writeJson(element));
    return array;
}

/// False when a number in it cannot be written, or it nests deeper than kMostJsonDepth.
bool isWritable(const QJsonValue &value);

enum class Need { Required, Optional };

/// The fields of one object. The first failure is kept and the reads after it do nothing, so a reader is a plain list
/// of fields with one check at its end.
class JsonFields
{
public:
    explicit JsonFields(const QJsonValue &json, QString path = {});

    /// Leaves `value` as it is when an optional field is absent or null.
    template <class T>
    void read(QLatin1String key, T &value, Need need = Need::Required)
    {
        if (m_error)
            return;
        const QJsonValue json = m_object.value(key);
        if (json.isUndefined() || json.isNull()) {
            if (need == Need::Required)
                failMissing(key);
            return;
        }
        if (const auto result = readJson(json, path(key), value); !result)
            m_error = result.error();
    }

    bool has(QLatin1String key) const { return m_object.contains(key); }
    QString path(QLatin1String key) const { return memberPath(m_path, QString(key)); }
    void fail(QLatin1String key, const QString &what);

    bool ok() const { return !m_error; }
    Result<void> result() const;
    template <class T>
    Result<T> resultOf(T value) const
    {
        if (m_error)
            return unexpected(*m_error);
        return value;
    }

private:
    void failMissing(QLatin1String key);

    QJsonObject m_object;
    QString m_path;
    std::optional<Error> m_error;
};

} // namespace twinloom::scene
