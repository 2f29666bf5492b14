// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/node_kind.h"

#include "app/studio/document/recipe_text.h"
#include "app/workflow/replace_objects.h"
#include "core/asset/category_text.h"
#include "core/scan/rescan.h"
#include "core/scene/marking.h"
#include "core/scene/scene_json.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <functional>
#include <map>
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
    kPlan{"rows", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Plan")},
    kDepartment{"region", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Department")},
    kAisle{"opening", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Aisle")},
    kStation{"door", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Station")},
    kFlow{"right", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Flow")},
    kConveyor{"right", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Conveyor")},
    kModel{"model", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Model")},
    kCamera{"camera", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Camera")},
    kScan{"scan", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Scan")},
    kTwin{"twin", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Twin")},
    kTwinModel{"twin-model", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Twin model")},
    kGroup{"group", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Group")},
    kUnknown{"unknown", QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Unknown")};
/// As scans name their rooms.
constexpr const char *kScannedRoom = QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Scanned room");
/// As scans name the groups of rooms on one floor.
constexpr const char *kStorey = QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Storey"),
                     *kLooseStorey = QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Loose storey");
/// As the parts of a layout's plan are named.
constexpr const char *kPlanWords[] = {QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Departments"),
                                      QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Aisles"),
                                      QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Stations"),
                                      QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Flows"),
                                      QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Conveyors"),
                                      QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Main aisle"),
                                      QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Cross aisle")};
/// As the group of a project's twin models is named.
constexpr const char *kModels = QT_TRANSLATE_NOOP("twinloom::studio::NodeKind", "Models");

const Kind &openingKind(const scene::OpeningComponent &opening)
{
    return opening.kind == "door"_L1 ? kDoor : opening.kind == "window"_L1 ? kWindow : kOpening;
}

const Kind &markingKind(const QString &marking)
{
    static const std::map<QString, const Kind *> kinds = {
        {u"department"_s, &kDepartment}, {u"aisle"_s, &kAisle}, {u"station"_s, &kStation}, {u"flow"_s, &kFlow},
        {u"conveyor"_s, &kConveyor},
    };
    const auto found = kinds.find(marking);
    return found == kinds.end() ? kPlan : *found->second;
}

/// What it looks like comes before what is known of it.
const Kind &kind(const scene::Node &node)
{
    if (const auto marking = scene::markingOf(node))
        return markingKind(marking->kind);
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
    if (scene::markingOf(node))
        for (const char *known : kPlanWords)
            if (word == QLatin1StringView(known))
                return translated(known);
    for (const char *group : {kModels, kStorey, kLooseStorey})
        if (node.components.empty() && word == QLatin1StringView(group))
            return translated(group);
    return word == QLatin1StringView(kind(node).word) ? std::optional(translated(kind(node).word)) : std::nullopt;
}

/// The name of the points of a thing that a model stands for, "Desk as scanned"; none for another name.
std::optional<QString> replacedText(const scene::Node &node)
{
    static const QRegularExpression made(u"^(.+) as scanned( [0-9]+)?$"_s);
    const QRegularExpressionMatch parts = made.match(node.name);
    for (const scene::Component &component : node.components)
        if (const auto *kept = std::get_if<scene::UnknownComponent>(&component);
            kept && kept->type == workflow::kReplacedType && parts.hasMatch())
            if (auto thing = scene::nodeFromJson(kept->data.toObject())) {
                thing->name = parts.captured(1);
                return QCoreApplication::translate("twinloom::studio::NodeKind", "%1 as scanned")
                           .arg(nameText(*thing)) +
                       parts.captured(2);
            }
    return {};
}

/// "Wall 3": what `text` makes of the word, and the number.
QString numberedText(const QString &name, const std::function<std::optional<QString>(const QString &)> &text)
{
    static const QRegularExpression numbered(u"^(.+?)( [0-9]+)?$"_s, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch parts = numbered.match(name);
    const std::optional<QString> word = text(parts.captured(1));
    return word ? *word + parts.captured(2) : name;
}

/// The name that app/workflow gave to a layout, "Room graph (seed 7)", with what differs first; none for another name.
/// The room is the row above.
std::optional<QString> variantText(const QString &name, const scene::RecipeComponent &recipe)
{
    const QString made = u" %1 (seed %2)"_s.arg(recipe.generator).arg(recipe.seed);
    static const QRegularExpression again(u"^( [0-9]+)?$"_s); // where the same was made before
    const qsizetype at = name.lastIndexOf(made);
    const QString number = name.mid(at + made.size());
    if (at < 0 || !again.match(number).hasMatch())
        return {};
    // The title's first words: the rows are narrow.
    static const QRegularExpression rest(u"\\s*[,，(（].*$"_s, QRegularExpression::DotMatchesEverythingOption);
    const QString title = generatorText(recipe.generator).remove(rest);
    if (number.isEmpty())
        return QCoreApplication::translate("twinloom::studio::NodeKind", "Seed %1 · %2").arg(recipe.seed).arg(title);
    return QCoreApplication::translate("twinloom::studio::NodeKind", "Seed %1, run %2 · %3")
        .arg(QString::number(recipe.seed), number.trimmed(), title);
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
    if (const auto *recipe = node.find<scene::RecipeComponent>())
        if (const auto name = variantText(node.name, *recipe))
            return *name;
    if (const auto name = replacedText(node))
        return *name;
    return numberedText(node.name, [&node](const QString &word) { return wordText(node, word); });
}

QString nameInCategory(const scene::Node &node, const QString &category)
{
    const auto *object = node.find<scene::ObjectComponent>();
    return numberedText(node.name, [&](const QString &word) -> std::optional<QString> {
        // In whatever way it was made of it; as a project stores it, it is shown in any language.
        const bool made = object && (word == object->category || word == object->category + u'?' ||
                                     word == asset::categoryText(object->category));
        return made ? std::optional(category) : std::nullopt;
    });
}

} // namespace twinloom::studio
