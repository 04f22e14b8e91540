/// A graph over the numbers from 0, for questions about its cycles.
struct DirectedGraph {
    private(set) var successors: [[Int]]

    init(count: Int) { successors = Array(repeating: [], count: count) }

    mutating func addEdge(from start: Int, to end: Int) { successors[start].append(end) }

    /// For each node the component in which every node can be reached from every other (Tarjan, without recursion), and
    /// how many nodes each component has.
    func components() -> (of: [Int], sizes: [Int]) {
        var component = Array(repeating: -1, count: successors.count)
        var sizes: [Int] = []
        var order = Array(repeating: -1, count: successors.count)
        var low = Array(repeating: 0, count: successors.count)
        var isOpen = Array(repeating: false, count: successors.count)
        var stack: [Int] = []
        var next = 0
        for root in successors.indices where order[root] < 0 {
            var path: [(node: Int, edge: Int)] = [(root, 0)]
            while let (node, edge) = path.last {
                if edge == 0 {
                    order[node] = next
                    low[node] = next
                    next += 1
                    stack.append(node)
                    isOpen[node] = true
                }
                if edge < successors[node].count {
                    path[path.count - 1].edge += 1
                    let successor = successors[node][edge]
                    if order[successor] < 0 {
                        path.append((successor, 0))
                    } else if isOpen[successor] {
                        low[node] = min(low[node], order[successor])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
                guard low[node] == order[node] else { continue }
                var size = 0
                while let member = stack.popLast() {
                    isOpen[member] = false
                    component[member] = sizes.count
                    size += 1
                    if member == node { break }
                }
                sizes.append(size)
            }
        }
        return (component, sizes)
    }

    /// The nodes of a shortest cycle through `start`, which comes first; nil where there is none.
    func shortestCycle(through start: Int) -> [Int]? {
        var previous: [Int: Int] = [:]
        var open = [start]
        while !open.isEmpty {
            var next: [Int] = []
            for node in open {
                for successor in successors[node] {
                    if successor == start {
                        var cycle = [node]
                        while let last = cycle.last, last != start, let before = previous[last] { cycle.append(before) }
                        return cycle.reversed()
                    }
                    if previous[successor] == nil {
                        previous[successor] = node
                        next.append(successor)
                    }
                }
            }
            open = next
        }
        return nil
    }
}
