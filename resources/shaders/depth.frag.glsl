// SPDX-License-Identifier: Apache-2.0
layout(location = 0) out vec4 result;
void main() { result = vec4(1.0); }
