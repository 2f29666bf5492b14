// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/recipe_text.h"

#include "scenegen/generator.h"

#include <QCoreApplication>

namespace twinloom::studio
{

namespace
{

/// Of the built-in generators, for the catalogues of translations.
[[maybe_unused]] constexpr const char *kParameters[] = {
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Density"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Small objects"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Attempts"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Settle"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Temperature"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Top p"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Model"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Weights"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Departments"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Flow"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Steps"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Fixed"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Forbidden"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Placement"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Spare"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Aisle"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Least side"),
    QT_TRANSLATE_NOOP("twinloom::studio::Parameters", "Conveyors"),
};
/// What they may be chosen to be; one word may mean two things.
[[maybe_unused]] constexpr struct {
    const char *text, *parameter;
} kChoices[] = {
    QT_TRANSLATE_NOOP3("twinloom::studio::Parameters", "bays", "placement"),
    QT_TRANSLATE_NOOP3("twinloom::studio::Parameters", "free", "placement"),
    QT_TRANSLATE_NOOP3("twinloom::studio::Parameters", "free", "spare"),
    QT_TRANSLATE_NOOP3("twinloom::studio::Parameters", "share", "spare"),
};

} // namespace

QString generatorText(const QString &id)
{
    // A generator says its title in the language in which it was made.
    const auto generator = scenegen::Registry::builtIn().find(id);
    return generator ? (*generator)->info().title : id;
}

QString parameterText(const QString &name)
{
    QString text = name;
    text.replace(QLatin1Char('_'), QLatin1Char(' ')).replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return QCoreApplication::translate("twinloom::studio::Parameters", text.toUtf8().constData());
}

QString choiceText(const QString &parameter, const QString &choice)
{
    return QCoreApplication::translate("twinloom::studio::Parameters", choice.toUtf8().constData(),
                                       parameter.toUtf8().constData());
}

} // namespace twinloom::studio
