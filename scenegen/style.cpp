// SPDX-License-Identifier: Apache-2.0
#include "scenegen/style.h"

#include "core/asset/category_text.h"
#include "core/asset/parametric.h"
#include "scenegen/prompt.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace twinloom::scenegen
{

namespace
{

constexpr double kMostStretch = 1.2; ///< of a side of an offered model

QString text(const char *source)
{
    return QCoreApplication::translate("scenegen", source);
}

bool hasTag(const OfferedModel &model, const QString &style)
{
    return std::ranges::any_of(model.tags, [&](const QString &tag) { return asset::plainStyle(tag) == style; });
}

/// With the fields that name them.
std::vector<std::pair<QString, QString>> wantedStyles(const Request &request)
{
    std::vector<std::pair<QString, QString>> wanted;
    if (!request.style.isEmpty())
        wanted.emplace_back(QStringLiteral("style"), asset::plainStyle(request.style));
    for (const auto &[category, style] : request.styles)
        wanted.emplace_back(QStringLiteral("styles.%1").arg(category), asset::plainStyle(style));
    for (std::size_t i = 0; i < request.objects.size(); ++i)
        if (const PartialObject &object = request.objects[i]; !object.style.isEmpty() && !object.pinned)
            wanted.emplace_back(QStringLiteral("objects[%1].style").arg(i), asset::plainStyle(object.style));
    return wanted;
}

QString canonical(const QString &category)
{
    const asset::CategoryInfo *info = asset::findCategory(category);
    return info ? QString::fromLatin1(info->name) : asset::plainCategory(category);
}

/// The largest factor by which a side would be stretched or shrunk.
double stretch(const scene::Vec3 &from, const scene::Vec3 &to)
{
    return std::exp((to.array() / from.array()).log().abs().maxCoeff());
}

/// Null where none of that style and category fits.
const OfferedModel *modelFor(const Request &request, const scene::RoomObject &object, const QString &style)
{
    const OfferedModel *best = nullptr;
    double least = kMostStretch;
    for (const OfferedModel &model : request.models) {
        const double now = stretch(model.size, object.box.size);
        if (now > least || (best && now == least) || !hasTag(model, style) ||
            canonical(model.category) != canonical(object.category))
            continue;
        best = &model;
        least = now;
    }
    return best;
}

QString ofCategory(const std::map<QString, QString> &styles, const QString &category)
{
    const auto found = std::ranges::find_if(
        styles, [&](const auto &entry) { return entry.first.compare(category, Qt::CaseInsensitive) == 0; });
    return found == styles.end() ? QString() : found->second;
}

} // namespace

Result<void> checkStyles(const Request &request)
{
    for (const auto &[field, style] : wantedStyles(request)) {
        QStringList known = asset::styles();
        for (const OfferedModel &model : request.models)
            for (const QString &tag : model.tags)
                known << asset::plainStyle(tag);
        if (known.contains(style))
            continue;
        known.sort();
        known.removeDuplicates();
        return unexpected(
            ErrorCode::BadInput,
            QStringLiteral("%1: %2").arg(field, text("there is no style \"%1\"; there are: %2")
                                                    .arg(style, known.mid(0, 40).join(QStringLiteral(", ")))));
    }
    return {};
}

void keepWantedModels(Request &request)
{
    Request read = request;
    Issues said;
    applyPrompt(read, false, said);
    const auto wanted = wantedStyles(read);
    std::erase_if(request.models, [&](const OfferedModel &model) {
        return std::ranges::none_of(wanted, [&](const auto &entry) { return hasTag(model, entry.second); });
    });
}

void applyStyles(const Request &request, std::vector<scene::RoomObject> &proposed, Issues &issues)
{
    std::map<QString, std::set<QString>> missing; // category texts by style
    for (scene::RoomObject &object : proposed) {
        const QString asked = object.style.isEmpty() ? ofCategory(request.styles, object.category) : object.style;
        const QString style = asset::plainStyle(asked.isEmpty() ? request.style : asked);
        object.style.clear();
        if (style.isEmpty())
            continue;
        // A shape that was asked for is made to order.
        const OfferedModel *model = object.shape.isEmpty() ? modelFor(request, object, style) : nullptr;
        if (model)
            object.asset = model->name;
        if (model || asset::hasStyle(object.category, style))
            object.style = style;
        else if (!asked.isEmpty() || asset::hasStyle(object.category, asset::styles().front()))
            missing[style].insert(asset::categoryText(object.category));
    }
    for (const auto &[style, categories] : missing)
        issues.push_back({QStringLiteral("style-not-met"),
                          text("Nothing of the style \"%1\" fits for: %2. They look as usual.")
                              .arg(asset::styleText(style),
                                   QStringList(categories.begin(), categories.end()).join(QStringLiteral(", "))),
                          QStringLiteral("style")});
}

void clearStyles(Request &request)
{
    request.style.clear();
    request.styles.clear();
    request.models.clear();
    for (PartialObject &object : request.objects)
        object.style.clear();
}

} // namespace twinloom::scenegen
