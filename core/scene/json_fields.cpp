// SPDX-License-Identifier: Apache-2.0
#include "core/scene/json_fields.h"

#include <QCoreApplication>

#include <cmath>

namespace twinloom::scene
{
namespace
{

constexpr quint64 kExactIntegers = quint64(1) << 53;

QString text(const char *source)
{
    return QCoreApplication::translate("core/scene", source);
}

template <class Vector>
Result<void> readVector(const QJsonValue &json, const QString &path, Vector &value)
{
    const QJsonArray array = json.toArray();
    if (!json.isArray() || array.size() != value.size())
        return wrongField(path, text("expected an array of %1 numbers.").arg(value.size()));
    for (Eigen::Index i = 0; i < value.size(); ++i) {
        if (const auto read = readJson(array.at(i), elementPath(path, i), value[i]); !read)
            return read;
    }
    return {};
}

template <class Vector>
QJsonValue writeVector(const Vector &value)
{
    QJsonArray array;
    for (Eigen::Index i = 0; i < value.size(); ++i)
        array.append(writeJson(value[i]));
    return array;
}

bool isWritable(const QJsonValue &value, int depthLeft)
{
    if (value.isDouble())
        return std::isfinite(value.toDouble());
    if (depthLeft == 0 && (value.isArray() || value.isObject()))
        return false;
    if (value.isArray()) {
        for (const QJsonValue element : value.toArray())
            if (!isWritable(element, depthLeft - 1))
                return false;
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (!isWritable(it.value(), depthLeft - 1))
                return false;
    }
    return true;
}

} // namespace

Unexpected wrongField(const QString &path, const QString &what)
{
    return unexpected(ErrorCode::BadInput, path.isEmpty() ? what : path + QStringLiteral(": ") + what);
}

QString memberPath(const QString &path, const QString &key)
{
    return path.isEmpty() ? key : path + QLatin1Char('.') + key;
}

QString elementPath(const QString &path, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(path).arg(index);
}

Result<void> readJson(const QJsonValue &json, const QString &path, bool &value)
{
    if (!json.isBool())
        return wrongField(path, text("expected true or false."));
    value = json.toBool();
    return {};
}

Result<void> readJson(const QJsonValue &json, const QString &path, double &value)
{
    if (!json.isDouble() || !std::isfinite(json.toDouble()))
        return wrongField(path, text("expected a finite number."));
    value = json.toDouble() + 0.0; // -0 becomes 0
    return {};
}

Result<void> readJson(const QJsonValue &json, const QString &path, std::optional<double> &value)
{
    return readJson(json, path, value.emplace());
}

Result<void> readJson(const QJsonValue &json, const QString &path, qint64 &value)
{
    double number = 0;
    if (const auto read = readJson(json, path, number); !read)
        return read;
    if (number != std::floor(number) || std::abs(number) > static_cast<double>(kExactIntegers))
        return wrongField(path, text("expected a whole number."));
    value = static_cast<qint64>(number);
    return {};
}

Result<void> readJson(const QJsonValue &json, const QString &path, quint64 &value)
{
    if (json.isString()) {
        bool ok = false;
        value = json.toString().toULongLong(&ok);
        if (!ok)
            return wrongField(path, text("expected a whole number of at most 64 bits."));
        return {};
    }
    qint64 number = 0;
    if (const auto read = readJson(json, path, number); !read)
        return read;
    if (number < 0)
        return wrongField(path, text("expected a number that is not negative."));
    value = static_cast<quint64>(number);
    return {};
}

Result<void> readJson(const QJsonValue &json, const QString &path, QString &value)
{
    if (!json.isString())
        return wrongField(path, text("expected text."));
    value = json.toString();
    return {};
}

Result<void> readJson(const QJsonValue &json, const QString &path, Vec2 &value)
{
    return readVector(json, path, value);
}

Result<void> readJson(const QJsonValue &json, const QString &path, Vec3 &value)
{
    return readVector(json, path, value);
}

Result<void> readJson(const QJsonValue &json, const QString &path, Eigen::Vector4d &value)
{
    return readVector(json, path, value);
}

Result<void> readJson(const QJsonValue &json, const QString &path, QJsonObject &value)
{
    if (!json.isObject())
        return wrongField(path, text("expected an object."));
    if (!isWritable(json))
        return wrongField(path, text("nests too deeply, or holds a number that is not finite."));
    value = writeJson(json).toObject();
    return {};
}

Result<void> readJson(const QJsonValue &json, const QString &path, QJsonArray &value)
{
    if (!json.isArray())
        return wrongField(path, text("expected an array."));
    value = json.toArray();
    return {};
}

QJsonValue writeJson(bool value)
{
    return value;
}

QJsonValue writeJson(double value)
{
    return value + 0.0;
}

QJsonValue writeJson(qint64 value)
{
    return value;
}

QJsonValue writeJson(quint64 value)
{
    return value <= kExactIntegers ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(QString::number(value));
}

QJsonValue writeJson(const QString &value)
{
    return value;
}

QJsonValue writeJson(const Vec2 &value)
{
    return writeVector(value);
}

QJsonValue writeJson(const Vec3 &value)
{
    return writeVector(value);
}

QJsonValue writeJson(const Eigen::Vector4d &value)
{
    return writeVector(value);
}

QJsonValue writeJson(const QJsonValue &value)
{
    if (value.isDouble()) {
        // Whole numbers of 64 bits are written digit by digit: Qt reads them as integers, not as the nearest double.
        const qint64 whole = value.toInteger();
        return static_cast<double>(whole) == value.toDouble() ? QJsonValue(whole) : value;
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue element : value.toArray())
            array.append(writeJson(element));
        return array;
    }
    if (value.isObject())
        return writeJson(value.toObject());
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QJsonValue writeJson(const QJsonObject &value)
{
    QJsonObject object;
    for (auto it = value.begin(); it != value.end(); ++it)
        object.insert(it.key(), writeJson(QJsonValue(it.value())));
    return object;
}

bool isWritable(const QJsonValue &value)
{
    return isWritable(value, kMostJsonDepth);
}

JsonFields::JsonFields(const QJsonValue &json, QString path) : m_object(json.toObject()), m_path(std::move(path))
{
    if (!json.isObject())
        m_error = wrongField(m_path, text("expected an object.")).error;
}

void JsonFields::fail(QLatin1String key, const QString &what)
{
    if (!m_error)
        m_error = wrongField(path(key), what).error;
}

void JsonFields::failMissing(QLatin1String key)
{
    fail(key, text("is missing."));
}

Result<void> JsonFields::result() const
{
    if (m_error)
        return unexpected(*m_error);
    return {};
}

} // namespace twinloom::scene
