import ArgumentParser
@main struct Mesocycle: ParsableCommand { func run() {} }
