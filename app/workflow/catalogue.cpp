// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/catalogue.h"

#include <cstring>

static void initialiseTranslations()
{
    // Outside of any namespace, as Q_INIT_RESOURCE wants it; needed since the files are in a static library.
    Q_INIT_RESOURCE(translations);
}

namespace twinloom::workflow
{

bool Catalogue::loadFor(const QLocale &locale)
{
    initialiseTranslations();
    const auto loadOne = [this](const QLocale &language) {
        return load(language, QStringLiteral("twinloom"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    };
    return loadOne(locale) || loadOne(QLocale(QLocale::English));
}

QString Catalogue::translate(const char *context, const char *source, const char *comment, int n) const
{
    QString text = QTranslator::translate(context, source, comment, n);
    if (const char *last = text.isNull() && context ? std::strrchr(context, ':') : nullptr)
        text = QTranslator::translate(last + 1, source, comment, n);
    for (const char *elsewhere : {"JsonFields", "Library", "ModelBuilder", "Registry"}) {
        if (!text.isNull())
            break;
        text = QTranslator::translate(elsewhere, source, comment, n);
    }
    return text;
}

void installCatalogue(QCoreApplication &application, const QLocale &locale)
{
    auto *catalogue = new Catalogue;
    catalogue->setParent(&application);
    if (catalogue->loadFor(locale))
        QCoreApplication::installTranslator(catalogue);
}

} // namespace twinloom::workflow
