import ProgramRuns

/// The built program, run in folders of its own.
typealias Program = ProgramRuns.Program
typealias Workspace = ProgramRuns.Workspace
/// A review sheet as a coach has it open.
typealias EditedSheet = ProgramRuns.EditedSheet
/// A list of clients that a program waits for.
typealias PipedList = ProgramRuns.PipedList
