#pragma once

// Makes everything durable that was written to the file system of an open file: 0, or -1 with errno (Linux; syncfs(2)).
// The C library's own header shows it to those only who ask for its extensions, which a module can't.
int syncfs(int descriptor);
