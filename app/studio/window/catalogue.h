// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace twinloom::studio {

/// The texts of one language. Qt's lupdate files a class in `namespace a::b` under its bare name while tr() asks with the
/// full one, so a context that is not found is asked for again without its namespace.
class Catalogue : public QTranslator {
public:
    QString translate(const char *context, const char *source, const char *comment, int n) const override;
};

} // namespace twinloom::studio
