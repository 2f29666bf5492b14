// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/model.h"

#include "scenegen/embedded.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cassert>
#include <mutex>

namespace twinloom::scenegen
{

namespace
{

constexpr int kMost = 100'000; ///< categories, sizes, columns: more is no such model

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

QString plain(QString name)
{
    return name.toLower().remove(QLatin1Char(' ')).remove(QLatin1Char('_')).remove(QLatin1Char('-'));
}

std::vector<QString> textsOf(const QJsonValue &json)
{
    std::vector<QString> texts;
    for (const QJsonValue &value : json.toArray())
        texts.push_back(value.toString());
    return texts;
}

std::vector<double> numbersOf(const QJsonValue &json)
{
    std::vector<double> numbers;
    for (const QJsonValue &value : json.toArray())
        numbers.push_back(value.toDouble());
    return numbers;
}

/// The vocabulary; every category has a size, so that whatever is drawn can be placed.
bool readVocabulary(const QJsonObject &config, Model &model)
{
    model.types = textsOf(config.value(QLatin1String("types")));
    model.categories = textsOf(config.value(QLatin1String("categories")));
    for (const QJsonValue &value : config.value(QLatin1String("mounted")).toArray())
        model.mounted.push_back(value.toBool());
    for (const QJsonValue &value : config.value(QLatin1String("seen")).toArray()) {
        std::vector<bool> &seen = model.seen.emplace_back();
        for (const QJsonValue &category : value.toArray())
            seen.push_back(category.toBool());
        if (seen.size() != model.categories.size())
            return false;
    }
    for (const QJsonValue &type : config.value(QLatin1String("shares")).toArray()) {
        std::vector<std::vector<double>> &shares = model.shares.emplace_back();
        for (const QJsonValue &category : type.toArray())
            shares.push_back(numbersOf(category));
        shares.resize(model.categories.size());
    }
    model.shares.resize(model.types.size(), std::vector<std::vector<double>>(model.categories.size()));
    for (const QJsonValue &type : config.value(QLatin1String("leanings")).toArray()) {
        const std::vector<double> numbers = numbersOf(type);
        model.leanings.emplace_back(numbers.begin(), numbers.end());
        if (numbers.size() != model.categories.size())
            return false;
    }
    model.leanings.resize(model.types.size(), std::vector<float>(model.categories.size(), 0.0F));
    model.atWall = numbersOf(config.value(QLatin1String("at_wall")));
    std::vector<bool> sized(model.categories.size(), false);
    for (const QJsonValue &value : config.value(QLatin1String("sizes")).toArray()) {
        const QJsonArray entry = value.toArray();
        const int category = entry.at(0).toInt(-1);
        const geometry::Vec3 size(entry.at(2).toDouble(), entry.at(3).toDouble(), entry.at(4).toDouble());
        if (category < 0 || static_cast<std::size_t>(category) >= model.categories.size() || !(size.minCoeff() > 0))
            return false;
        model.sizes.push_back({category, entry.at(1).toString(), size});
        sized[static_cast<std::size_t>(category)] = true;
    }
    model.stopBias = static_cast<float>(config.value(QLatin1String("stop_bias")).toDouble());
    return !model.categories.empty() && model.seen.size() == model.types.size() &&
           model.atWall.size() == model.categories.size() && model.mounted.size() == model.categories.size() &&
           std::find(sized.begin(), sized.end(), false) == sized.end();
}

bool isSensible(const NetworkShape &shape)
{
    for (const int number : {shape.width, shape.layers, shape.heads, shape.hidden})
        if (number < 1 || number > kMost)
            return false;
    return shape.layers <= 100 && shape.width % shape.heads == 0 && shape.categories < kMost && shape.sizes < kMost;
}

} // namespace

int Model::type(const QString &name) const
{
    for (std::size_t i = 0; i < types.size(); ++i)
        if (plain(types[i]) == plain(name))
            return static_cast<int>(i);
    return -1;
}

int Model::category(const QString &name) const
{
    for (std::size_t i = 0; i < categories.size(); ++i)
        if (categories[i].compare(name, Qt::CaseInsensitive) == 0)
            return static_cast<int>(i);
    return -1;
}

Result<Model> Model::from(const QByteArray &bytes, const QString &name)
{
    const auto weights = readSafeTensors(bytes, name);
    if (!weights)
        return unexpected(weights.error());
    const auto bad = [&](const QString &what) {
        return unexpected(ErrorCode::BadInput, text("\"%1\" is no model of layouts: %2").arg(name, what),
                          text("Models are made by scenegen/training/train_autoregressive.py."));
    };
    const auto find = [&](const char *key) {
        const auto found = weights->metadata.find(QString::fromLatin1(key));
        return found == weights->metadata.end() ? QString() : found->second;
    };
    if (find("format") != QLatin1String("twinloom-autoregressive-1"))
        return bad(text("its metadata say another format."));
    const QJsonObject config = QJsonDocument::fromJson(find("config").toUtf8()).object();
    Model model;
    if (!readVocabulary(config, model))
        return bad(text("its vocabulary is incomplete."));
    const auto number = [&](const char *key) { return config.value(QLatin1String(key)).toInt(); };
    const NetworkShape shape{number("width"),
                             number("layers"),
                             number("heads"),
                             number("hidden"),
                             static_cast<int>(model.types.size()),
                             static_cast<int>(model.categories.size()),
                             static_cast<int>(model.sizes.size())};
    if (!isSensible(shape))
        return bad(text("its dimensions make no sense."));
    auto network = Network::from(*weights, shape);
    if (!network)
        return bad(network.error().message);
    model.network = std::move(*network);
    model.digest = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    return model;
}

Result<std::shared_ptr<const Model>> Model::load(const QString &path)
{
    static std::mutex mutex;
    static std::map<QString, std::shared_ptr<const Model>> loaded;
    const std::lock_guard lock(mutex);
    if (const auto found = loaded.find(path); found != loaded.end())
        return found->second;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(ErrorCode::Io, text("The model \"%1\" cannot be opened: %2.").arg(path, file.errorString()));
    auto model = from(file.readAll(), path);
    if (!model)
        return unexpected(model.error());
    return loaded[path] = std::make_shared<const Model>(std::move(*model));
}

const Model &Model::builtIn()
{
    static const Model model = [] {
        Result<Model> read = from(embedded(Embedded::AutoregressiveWeights), QStringLiteral("autoregressive"));
        assert(read.has_value());
        return std::move(read).value();
    }();
    return model;
}

} // namespace twinloom::scenegen
