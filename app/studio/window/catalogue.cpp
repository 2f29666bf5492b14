// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/catalogue.h"

#include <cstring>

namespace twinloom::studio {

QString Catalogue::translate(const char *context, const char *source, const char *comment, int n) const
{
    QString text = QTranslator::translate(context, source, comment, n);
    const char *const last = text.isNull() && context ? std::strrchr(context, ':') : nullptr;
    return last ? QTranslator::translate(last + 1, source, comment, n) : text;
}

} // namespace twinloom::studio
