// SPDX-License-Identifier: Apache-2.0
// The texts of one language, embedded in the program (translations/README.md). English is the source language; its
// catalogue holds the plural forms only. Thread: the main one.
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace twinloom::workflow
{

/// lupdate files a member's text under its class, and a class in `namespace a::b` under its bare name, while the
/// program asks with a context of its own; so a text that is not found is looked for under the other names too.
class Catalogue : public QTranslator
{
public:
    /// Where there is no catalogue for the language ("C", or one that nobody has translated into), the English one:
    /// without it, texts would say "1 object(s)".
    bool loadFor(const QLocale &locale);
    QString translate(const char *context, const char *source, const char *comment, int n) const override;
};

/// Translates the application's texts into the language of its locale, for as long as it lives.
void installCatalogue(QCoreApplication &application, const QLocale &locale);

} // namespace twinloom::workflow
