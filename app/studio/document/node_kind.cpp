// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/node_kind.h"

#include "core/asset/category_text.h"
#include "core/scan/rescan.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <functional>
#include <optional>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

/// A kind by its English word, which names are made of, too.
struct Kind {
    const char *icon, *word;
};

constexpr Kind kRoom{"room", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Room")},
    kWall{"wall", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Wall")},
    kDoor{"door", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Door")},
    kWindow{"window", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Window")},
    kOpening{"opening", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Opening")},
    kCloud{"cloud", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Point cloud")},
    kObject{"object", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Object")},
    kVariant{"variant", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Variant")},
    kModel{"model", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Model")},
    kCamera{"camera", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Camera")},
    kScan{"scan", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Scan")},
    kTwin{"twin", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Twin")},
    kTwinModel{"twin-model", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Twin model")},
    kGroup{"group", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Group")},
    kUnknown{"unknown", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Unknown")};
/// As scans name their rooms.
constexpr const char *kScannedRoom = QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Scanned room");

const Kind &openingKind(const scene::OpeningComponent &opening)
{
    return opening.kind == "door"_L1 ? kDoor : opening.kind == "window"_L1 ? kWindow : kOpening;
}

/// What it looks like comes before what is known of it.
const Kind &kind(const scene::Node &node)
{
    if (node.find<scene::RoomComponent>())
        return kRoom;
    if (node.find<scene::WallComponent>())
        return kWall;
    if (const auto *opening = node.find<scene::OpeningComponent>())
        return openingKind(*opening);
    if (node.find<scene::PointCloudComponent>())
        return kCloud;
    if (node.find<scene::ObjectComponent>())
        return kObject;
    if (node.find<scene::RecipeComponent>())
        return kVariant;
    if (node.find<scene::ModelComponent>())
        return kModel;
    if (node.find<scene::CameraComponent>())
        return kCamera;
    if (scan::scanRecordOf(node))
        return kScan;
    if (node.find<scene::TwinComponent>())
        return kTwin;
    if (node.find<scene::DtdlComponent>())
        return kTwinModel;
    return node.components.empty() ? kGroup : kUnknown;
}

QString translated(const char *word)
{
    return QCoreApplication::translate("twinloom::studio::NodeKind", word);
}

/// In the language in use, when `word` is one that rooms are named with.
std::optional<QString> roomWordText(const QString &word)
{
    for (const char *known : {kRoom.word, kScannedRoom})
        if (word == QLatin1StringView(known))
            return translated(known);
    return {};
}

/// In the language in use, when `word` says what the node is.
std::optional<QString> wordText(const scene::Node &node, const QString &word)
{
    if (const auto *object = node.find<scene::ObjectComponent>()) {
        if (object->category == word)
            return asset::categoryText(word);
        if (object->category + u'?' == word) // as scans name what they only guess
            return asset::categoryText(object->category) + u'?';
    }
    if (const auto *model = node.find<scene::ModelComponent>(); model && model->category == word)
        return asset::categoryText(word);
    if (node.find<scene::RoomComponent>())
        return roomWordText(word);
    return word == QLatin1StringView(kind(node).word) ? std::optional(translated(kind(node).word)) : std::nullopt;
}

/// "Wall 3": what `text` makes of the word, and the number.
QString numberedText(const QString &name, const std::function<std::optional<QString>(const QString &)> &text)
{
    static const QRegularExpression numbered(u"^(.+?)( [0-9]+)?$"_s, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch parts = numbered.match(name);
    const std::optional<QString> word = text(parts.captured(1));
    return word ? *word + parts.captured(2) : name;
}

} // namespace

NodeKind kindOf(const scene::Node &node)
{
    return {QString::fromLatin1(kind(node).icon), translated(kind(node).word)};
}

QString nameText(const scene::Node &node)
{
    if (node.name.isEmpty())
        return translated(kind(node).word);
    if (const auto *recipe = node.find<scene::RecipeComponent>()) {
        // As app/workflow names what it generates: after the room.
        const QString made = u" %1 (seed %2)"_s.arg(recipe->generator).arg(recipe->seed);
        if (node.name.endsWith(made))
            return QCoreApplication::translate("twinloom::studio::NodeKind", "%1 %2 (seed %3)")
                .arg(numberedText(node.name.chopped(made.size()), roomWordText), recipe->generator)
                .arg(recipe->seed);
    }
    return numberedText(node.name, [&node](const QString &word) { return wordText(node, word); });
}

} // namespace twinloom::studio
